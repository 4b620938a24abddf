import { describe, expect, it } from 'vitest'
import { isLong, isOnlyEmoji } from './text-shape'

describe('a text of emoji only', () => {
  it.each(['👍', '👍🏽 🎉', '👩‍👩‍👧‍👦', '🇫🇷🇪🇹', '❤️', '1️⃣2️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '😀😀😀😀😀😀'])('is %s', (text) => {
    expect(isOnlyEmoji(text)).toBe(true)
  })

  it.each(['', ' ', '12', '#', 'a 👍', '👍!', '😀😀😀😀😀😀😀', '😀'.repeat(2_000)])(
    'is not %j',
    (text) => {
      expect(isOnlyEmoji(text)).toBe(false)
    },
  )
})

describe('a text', () => {
  it('is long by its lines, and by the lines that it takes', () => {
    expect(isLong('line\n'.repeat(19) + 'line')).toBe(false)
    expect(isLong('line\n'.repeat(20) + 'line')).toBe(true)
    expect(isLong('x'.repeat(1_600))).toBe(false)
    expect(isLong('x'.repeat(1_601))).toBe(true)
  })
})
