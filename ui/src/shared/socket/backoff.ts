const FIRST_MS = 500
const LONGEST_MS = 15_000

/** How long to wait before attempt 0, 1, 2…: doubling, with half of it left to chance so that clients do not come back in step. */
export function backoff(attempt: number, random: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10))
  return longest / 2 + (random * longest) / 2
}
