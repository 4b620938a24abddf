import type { EmojiData, SkinTone } from 'frimousse'

export interface FoundEmoji {
  emoji: string
  label: string
}

interface Entry {
  emoji: EmojiData['emojis'][number]
  name: string
  words: readonly string[]
  tags: readonly string[]
}

/** Finds emoji by the first letters of their names, whatever their accents. */
export class EmojiIndex {
  readonly #entries: readonly Entry[]

  constructor({ emojis }: EmojiData) {
    this.#entries = emojis.map((emoji) => ({
      emoji,
      name: plain(emoji.label),
      words: emoji.label.split(/[\s’'-]+/).map(plain),
      tags: emoji.tags.map(plain),
    }))
  }

  /** The whole name comes before a word of it, and that before what else it is called. */
  find(typed: string, tone: SkinTone, most: number): FoundEmoji[] {
    const start = plain(typed)
    const isMeant = (text: string) => text.startsWith(start)
    const ranks: ((entry: Entry) => boolean)[] = [
      ({ name, tags }) => name === start || tags.includes(start),
      ({ name }) => isMeant(name),
      ({ words }) => words.some(isMeant),
      ({ tags }) => tags.some(isMeant),
    ]
    const found = new Set(ranks.flatMap((isOfRank) => this.#entries.filter(isOfRank)))
    return [...found].slice(0, most).map(({ emoji: { emoji, label, skins } }) => ({
      emoji: tone === 'none' ? emoji : (skins?.[tone] ?? emoji),
      label,
    }))
  }
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]/gu, '')
}
