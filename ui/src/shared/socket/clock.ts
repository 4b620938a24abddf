/** Undoes what was planned; harmless when it has already happened. */
export type Cancel = () => void

/** Time, timers and chance, so that tests decide what they do. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds since some moment; goes on evenly when somebody sets the device's clock. */
  elapsed(): number
  after(milliseconds: number, run: () => void): Cancel
  /** From 0 up to but not including 1. */
  random(): number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => {
      clearTimeout(timer)
    }
  },
  random: () => Math.random(),
}
