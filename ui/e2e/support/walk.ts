export interface Walk {
  /** The numbers of the messages that came into sight. */
  seen: number[]
  /** Where a message that was in sight went elsewhere than the scrolling took it. */
  jumps: string[]
  /** How many rows there were at most at a time. */
  mostRows: number
}

/**
 * Scrolls a timeline to its beginning or end, step by step, as fast as frames come. Runs in the
 * page; it finds messages by `message 17.` in their text.
 */
export async function walk(region: Element, direction: 'up' | 'down'): Promise<Walk> {
  // What is measured when a frame comes is put right before it is painted: so look after that.
  const frame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve))
    })
  const numberIn = (row: Element) => Number(/message (\d+)\./.exec(row.textContent)?.[1])
  const rows = () => [...region.querySelectorAll('[role=listitem]')].filter(numberIn)
  const topOf = (row: Element) =>
    row.getBoundingClientRect().top - region.getBoundingClientRect().top
  // A row may lose its heading to an older one: its end is what stays.
  const endOf = (row: Element) => row.getBoundingClientRect().bottom
  const step = Math.round(region.clientHeight * 0.6)
  const seen: number[] = []
  const jumps: string[] = []
  let mostRows = 0
  // What is not there yet is waited for before the oldest message is in sight.
  const MARGIN = 300
  const LATEST = 60

  // A first small step tells the list where we are going, as a wheel or a finger does.
  region.scrollTop -= direction === 'up' ? 1 : -1
  const isReady = () => {
    const measured = rows().filter((row) => getComputedStyle(row).visibility === 'visible')
    const tops = measured.map(topOf)
    return direction === 'up' ? tops.some((top) => top < -step) : tops.length > 0
  }
  while (!isReady()) await frame()
  for (;;) {
    const room =
      direction === 'up'
        ? region.scrollTop
        : region.scrollHeight - region.clientHeight - region.scrollTop
    const isWhole = region.textContent.includes('the beginning of your conversation')
    if (isWhole && room < 1) break
    if (!isWhole && room < MARGIN + step) {
      await frame()
      continue
    }

    const visible = rows().filter((row) => topOf(row) > -20 && topOf(row) < region.clientHeight)
    mostRows = Math.max(mostRows, rows().length)
    seen.push(...visible.map(numberIn))
    // One that is in sight before and after the step.
    const kept = direction === 'up' ? visible[0] : visible.at(-1)
    const number = kept ? numberIn(kept) : NaN
    const moved = Math.min(step, room) * (direction === 'up' ? 1 : -1)
    const expected = kept ? endOf(kept) + moved : NaN
    region.scrollTop -= moved
    await frame()
    await frame()
    const find = () => rows().find((row) => numberIn(row) === number)
    // What comes in between two frames is put right before the next one is painted.
    for (let late = 0; !find() && late < LATEST; late++) await frame()
    const found = find()
    const end = found ? endOf(found) : NaN
    if (!(Math.abs(end - expected) <= 1.5)) {
      jumps.push(`message ${number} ends at ${end}, expected at ${expected}`)
    }
  }
  seen.push(...rows().map(numberIn))
  return { seen, jumps, mostRows }
}
