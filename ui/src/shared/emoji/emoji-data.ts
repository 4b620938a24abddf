import type { EmojiData } from 'frimousse'

/** All emoji with their names in a language; fetched when they are asked for first. */
export async function loadEmoji(language: string): Promise<EmojiData> {
  const loaded = await (language === 'fr' ? import('virtual:emoji/fr') : import('virtual:emoji/en'))
  return loaded.default
}
