import { useState } from 'react'

/**
 * Whether the last change of the list was at its beginning: then the reader's place is kept by its
 * distance from the end.
 */
export function useShift(first: number | undefined, count: number): boolean {
  const [seen, setSeen] = useState({ first, count, isShift: false })
  if (seen.first === first && seen.count === count) return seen.isShift
  const isShift = seen.first !== undefined && seen.first !== first
  setSeen({ first, count, isShift })
  return isShift
}
