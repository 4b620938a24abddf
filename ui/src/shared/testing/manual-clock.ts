import type { Cancel, Clock } from '@/shared/socket/clock'

const TURNS = 40

/** Lets everything that only waits for promises, or for the database, go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise(setImmediate)
}

/** A clock that goes on only when a test says so. */
export class ManualClock implements Clock {
  chance = 0.5
  #now = Date.parse('2026-06-01T12:00:00Z')
  /** How far somebody has set the device's clock. */
  #shift = 0
  #timers: { at: number; run: () => void }[] = []

  now(): number {
    return this.#now + this.#shift
  }

  elapsed(): number {
    return this.#now
  }

  /** Somebody sets the device's clock, forward or back. */
  set(milliseconds: number): void {
    this.#shift += milliseconds
  }

  random(): number {
    return this.chance
  }

  after(milliseconds: number, run: () => void): Cancel {
    const timer = { at: this.#now + milliseconds, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Goes on by this much, running what falls due on the way, each at its time. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds
    await settle()
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.at)
      this.#timers = this.#timers.filter((timer) => timer !== next)
      next.run()
      await settle()
    }
    this.#now = end
  }

  #next(end: number) {
    return this.#timers
      .filter((timer) => timer.at <= end)
      .reduce<{ at: number; run: () => void } | undefined>(
        (first, timer) => (first && first.at <= timer.at ? first : timer),
        undefined,
      )
  }
}
