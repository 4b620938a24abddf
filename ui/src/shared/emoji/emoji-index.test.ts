import { describe, expect, it } from 'vitest'
import { memoryStorage } from '@/shared/testing/memory-storage'
import { loadEmoji } from './emoji-data'
import { EmojiHabits } from './emoji-habits'
import { EmojiIndex } from './emoji-index'

describe('emoji', () => {
  it('are found by the first letters of their names, in both languages', async () => {
    const english = new EmojiIndex(await loadEmoji('en'))
    const french = new EmojiIndex(await loadEmoji('fr'))
    const first = (index: EmojiIndex, typed: string) => index.find(typed, 'none', 6)[0]?.emoji
    expect(first(english, 'partying')).toBe('🥳')
    expect(first(english, 'thumbsup')).toBe('👍️')
    expect(first(english, '+1')).toBe('👍️')
    expect(first(french, 'cotillons')).toBe('🎉')
    expect(first(french, 'fete')).toBe(first(french, 'fête'))
    expect(english.find('waving hand', 'medium', 6)[0]).toEqual({
      emoji: '👋🏽',
      label: 'waving hand',
    })
    expect(english.find('nothing is called so', 'none', 6)).toEqual([])
  })

  it('that were taken of late come first, in the tone that was chosen', () => {
    const storage = memoryStorage()
    const habits = new EmojiHabits(storage, 'ada')
    expect([habits.tone, habits.recent]).toEqual(['none', []])
    for (const emoji of ['🎉', '👋🏽', '🎉']) habits.took(emoji)
    habits.choose('dark')
    const again = new EmojiHabits(storage, 'ada')
    expect([again.tone, again.recent]).toEqual(['dark', ['🎉', '👋🏽']])
    expect(new EmojiHabits(storage, 'bob').recent).toEqual([])
  })
})
