/** Leads the focus from the region to its last entry in sight, and on to the one before or after. */
export function moveFocus(region: Element, step: -1 | 1): void {
  const entries = [...region.querySelectorAll<HTMLElement>('[data-entry]')]
  const at = entries.findIndex((entry) => entry.contains(document.activeElement))
  const { bottom } = region.getBoundingClientRect()
  const next =
    at < 0
      ? entries.findLast((entry) => entry.getBoundingClientRect().bottom <= bottom)
      : entries[at + step]
  // Where nothing is mounted next to it, it comes back into sight first, and what is around it with it.
  if (next) next.focus()
  else entries[at]?.scrollIntoView({ block: 'nearest' })
}
