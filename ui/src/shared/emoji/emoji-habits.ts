import type { SkinTone } from 'frimousse'
import type { Uuid } from '@/shared/protocol/generated'

export const tones = ['none', 'light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const

/** A row of the picker. */
const MOST_RECENT = 9

/** Which emoji a user took of late, and in which skin tone; kept in this browser until one signs out. */
export class EmojiHabits {
  readonly #storage: Storage
  readonly #prefix: string

  constructor(storage: Storage, user: Uuid) {
    this.#storage = storage
    this.#prefix = `mehari.emoji.${user}.`
  }

  get tone(): SkinTone {
    const kept = this.#storage.getItem(`${this.#prefix}tone`)
    return tones.find((tone) => tone === kept) ?? 'none'
  }

  choose(tone: SkinTone): void {
    this.#write('tone', tone)
  }

  /** The latest first. */
  get recent(): readonly string[] {
    return this.#storage.getItem(`${this.#prefix}recent`)?.split(' ') ?? []
  }

  took(emoji: string): void {
    const others = this.recent.filter((other) => other !== emoji)
    this.#write('recent', [emoji, ...others].slice(0, MOST_RECENT).join(' '))
  }

  #write(name: string, value: string): void {
    try {
      this.#storage.setItem(this.#prefix + name, value)
    } catch {
      // The browser has no room: next time it is chosen again.
    }
  }
}
