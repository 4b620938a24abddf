/** How well letters fit a name: the smaller the better; undefined where they do not. */
export function matchOf(letters: string, names: readonly string[]): number | undefined {
  const wanted = folded(letters.trim())
  const ranks = names.flatMap((name) => rankOf(wanted, folded(name)) ?? [])
  return ranks.length > 0 ? Math.min(...ranks) : undefined
}

const START = 0
const START_OF_WORD = 1
const INSIDE = 2
const SCATTERED = 3

function rankOf(wanted: string, name: string): number | undefined {
  if (name.startsWith(wanted)) return START
  if (name.split(/[\s._-]+/).some((word) => word.startsWith(wanted))) return START_OF_WORD
  if (name.includes(wanted)) return INSIDE
  return isScattered(wanted, name) ? SCATTERED : undefined
}

/** Whether the letters stand in the name in their order, the first of them at the start of a word. */
function isScattered(wanted: string, name: string): boolean {
  const letters = Array.from(wanted)
  const [first = ''] = letters
  return wordStarts(name).some((start) => {
    if (!name.startsWith(first, start)) return false
    let at = start
    return letters.every((letter) => {
      const found = name.indexOf(letter, at)
      at = found + letter.length
      return found >= 0
    })
  })
}

function wordStarts(name: string): number[] {
  return [...name.matchAll(/[^\s._-]+/g)].map(({ index }) => index)
}

/** Without case and accents: “élise” is found by “eli”. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
