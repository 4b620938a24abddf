export interface Walk {
  /** The numbers of the messages that came into sight. */
  seen: number[]
  /** Where a message that was in sight went elsewhere than the scrolling took it. */
  jumps: string[]
  /** How many rows there were at most at a time. */
  mostRows: number
}

/**
 * Scrolls a timeline to its beginning or end, step by step, as fast as its rows are ready. Runs in
 * the page; it finds messages by `message 17.` in their text.
 */
export async function walk(region: Element, direction: 'up' | 'down'): Promise<Walk> {
  // What is measured when a frame comes is put right before it is painted: so look after that.
  const frame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve))
    })
  const isUp = direction === 'up'
  const numberIn = (row: Element) => Number(/message (\d+)\./.exec(row.textContent)?.[1])
  const rows = () => [...region.querySelectorAll('[role=listitem]')].filter(numberIn)
  const measured = () => rows().filter((row) => getComputedStyle(row).visibility === 'visible')
  const topOf = (row: Element) =>
    row.getBoundingClientRect().top - region.getBoundingClientRect().top
  // A row may lose its heading to an older one: its end is what stays.
  const endOf = (row: Element) => row.getBoundingClientRect().bottom
  const room = () => {
    const { scrollTop, scrollHeight, clientHeight } = region
    return isUp ? scrollTop : scrollHeight - clientHeight - scrollTop
  }
  const isWhole = () => region.textContent.includes('the beginning of your conversation')
  const step = Math.round(region.clientHeight * 0.6)
  // What is not there yet is waited for before the oldest message is in sight.
  const MARGIN = 300
  // So high at most is what stands at an end of the list and is no message.
  const EDGE = 150
  // For so many frames a row may be missing.
  const LATEST = 60
  // Rows are measured ahead. Whoever is faster than that sees them find their heights, and no list can help it.
  const isReady = () => {
    if (!isWhole() && room() < MARGIN + step) return false
    const reach = Math.min(step, room() - EDGE)
    return measured().some((row) =>
      isUp ? topOf(row) <= -reach : topOf(row) >= region.clientHeight + reach - row.clientHeight,
    )
  }
  const seen: number[] = []
  const jumps: string[] = []
  let mostRows = 0

  // A first small step tells the list where we are going, as a wheel or a finger does.
  region.scrollTop -= isUp ? 1 : -1
  while (!isReady()) await frame()
  while (!isWhole() || room() >= 1) {
    const visible = measured().filter((row) => topOf(row) > -20 && topOf(row) < region.clientHeight)
    seen.push(...visible.map(numberIn))
    // One that is in sight before and after the step.
    const kept = isUp ? visible[0] : visible.at(-1)
    const number = kept ? numberIn(kept) : NaN
    const moved = Math.min(step, room()) * (isUp ? 1 : -1)
    const expected = kept ? endOf(kept) + moved : NaN
    region.scrollTop -= moved
    // It is also to stay where it is while older messages come and the next rows are measured. What
    // comes in between two frames is put right before the next one is painted.
    let found: Element | undefined
    let late = 0
    do {
      await frame()
      found = rows().find((row) => numberIn(row) === number)
    } while (!isReady() || (!found && late++ < LATEST))
    mostRows = Math.max(mostRows, rows().length)
    const end = found ? endOf(found) : NaN
    if (!(Math.abs(end - expected) <= 1.5)) {
      jumps.push(`message ${number} ends at ${end}, expected at ${expected}`)
    }
  }
  seen.push(...rows().map(numberIn))
  return { seen, jumps, mostRows }
}
