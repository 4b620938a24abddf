import type { EmojiData, SkinTone } from 'frimousse'

/**
 * The emoji that the picker's list will begin with for a search, by the rules of its library, which
 * draws the list only when the browser has time for that.
 */
export function firstFound(
  { categories, emojis }: EmojiData,
  search: string,
  tone: SkinTone,
): string | undefined {
  const wanted = search.toLowerCase().trim()
  const isIn = (text: string) => text.toLowerCase().includes(wanted)
  const fits = ({ label, tags }: Entry) => (isIn(label) ? 10 : 0) + tags.filter(isIn).length
  const found = emojis.filter((emoji) => fits(emoji) > 0)
  const shown = categories.find(({ index }) => found.some(({ category }) => category === index))
  const [first] = found
    .filter(({ category }) => category === shown?.index)
    .sort((a, b) => fits(b) - fits(a))
  return tone === 'none' ? first?.emoji : (first?.skins?.[tone] ?? first?.emoji)
}

type Entry = EmojiData['emojis'][number]
