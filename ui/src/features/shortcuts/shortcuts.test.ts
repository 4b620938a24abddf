import { describe, expect, it } from 'vitest'
import { type Stroke, shortcutOf } from './shortcuts'

const plain: Stroke = {
  key: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
}

describe('a shortcut', () => {
  it('takes Ctrl, and ⌘ on a Mac, each only there', () => {
    const control = { ...plain, key: 'k', ctrlKey: true }
    const command = { ...plain, key: 'k', metaKey: true }
    expect(shortcutOf(control, false, false)).toBe('switcher')
    expect(shortcutOf(control, false, true)).toBeUndefined()
    expect(shortcutOf(command, false, true)).toBe('switcher')
    expect(shortcutOf(command, false, false)).toBeUndefined()
  })

  it('needs exactly what is held down', () => {
    const up = { ...plain, key: 'ArrowUp' }
    expect(shortcutOf(up, false, false)).toBeUndefined()
    expect(shortcutOf({ ...up, altKey: true }, true, false)).toBe('previous')
    expect(shortcutOf({ ...up, altKey: true, shiftKey: true }, true, false)).toBeUndefined()
    expect(shortcutOf({ ...plain, key: 'K', ctrlKey: true, shiftKey: true }, true, false)).toBe(
      undefined,
    )
  })

  it('leaves a question mark to the text while somebody types, with and without Shift', () => {
    const mark = { ...plain, key: '?' }
    expect(shortcutOf(mark, true, false)).toBeUndefined()
    expect(shortcutOf(mark, false, false)).toBe('help')
    expect(shortcutOf({ ...mark, shiftKey: true }, false, false)).toBe('help')
  })
})
