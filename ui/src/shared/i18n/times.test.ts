import { expect, it } from 'vitest'
import { relativeTime } from './times'

const now = new Date('2026-06-01T12:00:00Z')
const before = (milliseconds: number) => new Date(now.getTime() - milliseconds)

it('tells how long ago something was, by the locale', () => {
  expect(relativeTime(before(20_000), now, 'en')).toBe('now')
  expect(relativeTime(before(61_000), now, 'en')).toBe('1 minute ago')
  expect(relativeTime(before(2 * 3_600_000), now, 'fr')).toBe('il y a 2 heures')
  expect(relativeTime(before(86_400_000), now, 'en')).toBe('yesterday')
})

it('calls a moment that a fast clock has not reached yet now', () => {
  expect(relativeTime(before(-60_000), now, 'en')).toBe('now')
})
