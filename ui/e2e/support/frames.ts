import type { Page } from '@playwright/test'

/** Says how evenly frames came while something was done. */
export async function frames(page: Page, action: () => Promise<void>): Promise<string> {
  await page.evaluate(() => {
    const kept = window as unknown as { intervals: number[]; isOver: boolean }
    kept.intervals = []
    kept.isOver = false
    let before: number | undefined
    requestAnimationFrame(function next(now) {
      if (before !== undefined) kept.intervals.push(now - before)
      before = now
      if (!kept.isOver) requestAnimationFrame(next)
    })
  })
  await action()
  const intervals = await page.evaluate(() => {
    const kept = window as unknown as { intervals: number[]; isOver: boolean }
    kept.isOver = true
    return kept.intervals
  })
  const sorted = intervals.sort((a, b) => a - b)
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? NaN).toFixed(1)
  const over = (limit: number) =>
    `${((100 * sorted.filter((it) => it > limit).length) / sorted.length).toFixed(1)} % over ${limit} ms`
  return `${sorted.length} frames, median ${at(0.5)} ms, 95th ${at(0.95)} ms, ${over(20)}, ${over(50)}`
}
