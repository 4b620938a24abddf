/** A text with what is selected in it. */
export interface Selection {
  text: string
  start: number
  end: number
}

/** Puts something in the place of what is selected, and goes on after it. */
export function inserted({ text, start, end }: Selection, piece: string): Selection {
  const at = start + piece.length
  return { text: text.slice(0, start) + piece + text.slice(end), start: at, end: at }
}

/** Puts what is selected between markers, or takes it out of them where it stands between them. */
export function wrapped({ text, start, end }: Selection, marker: string): Selection {
  const { length } = marker
  const before = text.slice(0, start)
  const inside = text.slice(start, end)
  const after = text.slice(end)
  if (standsBetween(before, after, marker)) {
    const head = before.slice(0, -length)
    return { text: head + inside + after.slice(length), start: start - length, end: end - length }
  }
  return {
    text: before + marker + inside + marker + after,
    start: start + length,
    end: end + length,
  }
}

function standsBetween(before: string, after: string, marker: string): boolean {
  const sign = marker.charAt(0)
  let left = 0
  let right = 0
  while (before.at(-1 - left) === sign) left++
  while (after.at(right) === sign) right++
  const fewest = Math.min(left, right)
  // Two stars are bold and one is italic: of three each has its own.
  return marker.length === 1 ? fewest % 2 === 1 : fewest >= marker.length
}

const markers: Readonly<Record<string, string>> = { b: '**', i: '*', e: '`' }

/** The marker that a stroke stands for: Ctrl, or ⌘ on a Mac, with a letter. */
export function markerOf(
  stroke: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  isApple: boolean,
): string | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = stroke
  if (altKey || shiftKey || ctrlKey === isApple || metaKey !== isApple) return undefined
  return markers[key.toLowerCase()]
}

const namePattern = /(?<=^|[\s(]):([\p{L}\p{N}+][\p{L}\p{N}+_-]+)$/u

/** The name of an emoji that is being written at the end of the text, as in `so :smi`. */
export function emojiName(text: string): { typed: string; start: number } | undefined {
  const match = namePattern.exec(text)
  return match?.[1] === undefined ? undefined : { typed: match[1], start: match.index }
}
