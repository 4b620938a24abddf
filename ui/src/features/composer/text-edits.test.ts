import { describe, expect, it } from 'vitest'
import { emojiName, inserted, type Selection, wrapped } from './text-edits'

/** A text whose selection stands between bars: `a |word| more`. */
function at(marked: string): Selection {
  const [before = '', inside = '', ...after] = marked.split('|')
  const start = before.length
  return { text: before + inside + after.join(''), start, end: start + inside.length }
}

describe('what is selected', () => {
  it.each([
    ['a |word| more', '**', 'a **|word|** more'],
    ['a **|word|** more', '**', 'a |word| more'],
    ['a **|word|** more', '*', 'a ***|word|*** more'],
    ['a ***|word|*** more', '*', 'a **|word|** more'],
    ['a ***|word|*** more', '**', 'a *|word|* more'],
    ['||', '`', '`||`'],
    ['`||`', '`', '||'],
    ['**|one|', '**', '****|one|**'],
  ])('in %s is wrapped by %s', (before, marker, after) => {
    expect(wrapped(at(before), marker)).toEqual(at(after))
  })

  it('gives its place to what is inserted', () => {
    expect(inserted(at('so |bad| it was'), '👍🏽')).toEqual(at('so 👍🏽|| it was'))
  })
})

describe('the name of an emoji', () => {
  it('stands after a colon that begins a word, and has two letters at least', () => {
    expect(emojiName(':smi')).toEqual({ typed: 'smi', start: 0 })
    expect(emojiName('so (:fê')).toEqual({ typed: 'fê', start: 4 })
    for (const text of [
      '',
      ':',
      ':s',
      'at 10:30',
      'https://example',
      'note:then',
      ':smile: ',
      ':-)',
    ])
      expect(emojiName(text), text).toBeUndefined()
  })
})
