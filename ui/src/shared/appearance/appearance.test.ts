import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { memoryStorage } from '@/shared/testing/memory-storage'
import { appearances, chooseLook, followLook, lookOf } from './appearance'

const beforePaint = readFileSync(new URL('../../../public/appearance.js', import.meta.url), 'utf8')

/** What the script in the page's head makes of what was chosen. */
function painted(localStorage: Storage): Record<string, string> {
  const dataset = {}
  runInNewContext(beforePaint, { localStorage, document: { documentElement: { dataset } } })
  return dataset
}

const root = () => ({ dataset: {} as DOMStringMap })

describe('the look', () => {
  it('is the first of each as long as nothing was chosen, and leaves no trace', () => {
    const storage = memoryStorage()
    expect(lookOf(storage, 'theme')).toBe('system')
    expect(lookOf(storage, 'density')).toBe('comfortable')
    chooseLook(storage, root(), 'theme', 'system')
    expect(Object.keys(storage)).toEqual([])
    expect(painted(storage)).toEqual({})
  })

  it('is shown at once, and before the first paint of the next visit', () => {
    const storage = memoryStorage()
    const page = root()
    chooseLook(storage, page, 'theme', 'dark')
    chooseLook(storage, page, 'density', 'compact')
    expect(page.dataset).toEqual({ theme: 'dark', density: 'compact' })
    expect(painted(storage)).toEqual(page.dataset)
    expect(Object.keys(painted(storage))).toEqual(Object.keys(appearances))
    chooseLook(storage, page, 'theme', 'system')
    expect(page.dataset).toEqual({ density: 'compact' })
    expect(painted(storage)).toEqual(page.dataset)
  })

  it('follows another tab', () => {
    const storage = memoryStorage()
    const other = root()
    chooseLook(storage, root(), 'theme', 'light')
    followLook(storage, other, 'mehari.density')
    expect(other.dataset).toEqual({})
    followLook(storage, other, 'mehari.theme')
    expect(other.dataset).toEqual({ theme: 'light' })
  })

  it('is the default where the storage holds a word of no meaning', () => {
    const storage = memoryStorage()
    storage.setItem('mehari.theme', 'purple')
    expect(lookOf(storage, 'theme')).toBe('system')
  })
})
