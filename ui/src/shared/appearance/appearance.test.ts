// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { memoryStorage } from '@/shared/testing/memory-storage'
import { appearances, chooseLook, followLook, lookOf } from './appearance'

const read = (file: string) => readFileSync(`${import.meta.dirname}/../../../${file}`, 'utf8')
const beforePaint = read('public/appearance.js')
const html = read('index.html')

const page = () => new DOMParser().parseFromString(html, 'text/html')

const lookOn = ({ documentElement }: Document) =>
  Object.fromEntries(Object.entries(documentElement.dataset))

/** For which of the system's schemes each colour of the browser's frame holds. */
const frameOf = (page: Document) =>
  [...page.querySelectorAll('meta[name=theme-color]')].map((color) => color.getAttribute('media'))

/** What the script in the page's head makes of what was chosen. */
function painted(localStorage: Storage): Document {
  const document = page()
  runInNewContext(beforePaint, { localStorage, document })
  return document
}

describe('the look', () => {
  it('is the first of each as long as nothing was chosen, and leaves no trace', () => {
    const storage = memoryStorage()
    expect(lookOf(storage, 'theme')).toBe('system')
    expect(lookOf(storage, 'density')).toBe('comfortable')
    chooseLook(storage, page(), 'theme', 'system')
    expect(Object.keys(storage)).toEqual([])
    expect(lookOn(painted(storage))).toEqual({})
  })

  it('is shown at once, and before the first paint of the next visit', () => {
    const storage = memoryStorage()
    const now = page()
    chooseLook(storage, now, 'theme', 'dark')
    chooseLook(storage, now, 'density', 'compact')
    expect(lookOn(now)).toEqual({ theme: 'dark', density: 'compact' })
    expect(lookOn(painted(storage))).toEqual(lookOn(now))
    expect(Object.keys(lookOn(now))).toEqual(Object.keys(appearances))
    chooseLook(storage, now, 'theme', 'system')
    expect(lookOn(now)).toEqual({ density: 'compact' })
    expect(lookOn(painted(storage))).toEqual(lookOn(now))
  })

  it('is that of the browser’s frame, too', () => {
    const storage = memoryStorage()
    const now = page()
    const frames = {
      system: ['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)'],
      light: ['all', 'not all'],
      dark: ['not all', 'all'],
    }
    expect(frameOf(painted(storage))).toEqual(frames.system)
    for (const theme of ['light', 'dark', 'system'] as const) {
      chooseLook(storage, now, 'theme', theme)
      expect(frameOf(now)).toEqual(frames[theme])
      expect(frameOf(painted(storage))).toEqual(frames[theme])
    }
  })

  it('follows another tab', () => {
    const storage = memoryStorage()
    const other = page()
    chooseLook(storage, page(), 'theme', 'light')
    followLook(storage, other, 'mehari.density')
    expect(lookOn(other)).toEqual({})
    followLook(storage, other, 'mehari.theme')
    expect(lookOn(other)).toEqual({ theme: 'light' })
    expect(frameOf(other)).toEqual(['all', 'not all'])
  })

  it('is the default where the storage holds a word of no meaning', () => {
    const storage = memoryStorage()
    storage.setItem('mehari.theme', 'purple')
    expect(lookOf(storage, 'theme')).toBe('system')
  })
})
