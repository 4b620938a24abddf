import type { Uuid } from '@/shared/protocol/generated'
import type { Cancel, Clock } from '@/shared/socket/clock'
import type { Connection } from '@/shared/socket/connection'
import { isPassing } from '@/shared/socket/request-error'

const GATHER_MS = 300
const RETRY_MS = 5_000

/** Tells the server what was read: the last number of each conversation, gathered, until it has answered. */
export class ReadMarks {
  readonly #clock: Clock
  readonly #due = new Map<Uuid, number>()
  #connection: Connection | undefined
  #cancelFlush: Cancel = () => undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** What the server has not answered yet. */
  get due(): readonly (readonly [Uuid, number])[] {
    return [...this.#due]
  }

  add(conversationId: Uuid, seq: number): void {
    if (seq <= (this.#due.get(conversationId) ?? 0)) return
    this.#due.set(conversationId, seq)
    this.#flushAfter(GATHER_MS)
  }

  start(connection: Connection): void {
    this.#connection = connection
    this.#flushAfter(0)
  }

  stop(): void {
    this.#connection = undefined
    this.#cancelFlush()
  }

  #flushAfter(milliseconds: number): void {
    this.#cancelFlush()
    this.#cancelFlush = this.#clock.after(milliseconds, () => {
      for (const [conversationId, seq] of this.#due) void this.#send(conversationId, seq)
    })
  }

  async #send(conversationId: Uuid, seq: number): Promise<void> {
    if (!this.#connection) return
    try {
      await this.#connection.request('markRead', { conversationId, seq })
    } catch (error) {
      if (isPassing(error)) {
        this.#flushAfter(RETRY_MS)
        return
      }
    }
    if (this.#due.get(conversationId) === seq) this.#due.delete(conversationId)
  }
}
