/**
 * Goes to the beginning of a timeline, page after page, as fast as they come, and looks at every
 * frame whether what stands on the screen stays there. Runs in the page; answers what moved.
 */
export async function toBeginning(region: Element): Promise<string[]> {
  const PLACE = 200
  const jumps: string[] = []
  // What is measured when a frame comes is put right before it is painted: so look after that.
  const frame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve))
    })
  const end = (row: Element) => row.getBoundingClientRect().bottom
  const isWhole = () => region.textContent.includes('the beginning of your conversation')
  while (!isWhole()) {
    region.scrollTop = PLACE
    await frame()
    await frame()
    const middle = region.getBoundingClientRect().top + region.clientHeight / 2
    const watched = [...region.querySelectorAll('[data-entry]')].find((row) => end(row) > middle)
    if (!watched) continue
    const before = end(watched)
    const height = region.scrollHeight
    while (region.scrollHeight === height && !isWhole()) await frame()
    await frame()
    const moved = Math.abs(end(watched) - before)
    if (!watched.isConnected || moved > 1.5) {
      jumps.push(`${watched.textContent.slice(0, 40)} moved by ${moved}`)
    }
  }
  return jumps
}
