// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { startTranslations } from '@/shared/i18n/i18n'
import { DayHeading } from './day-heading'

beforeAll(() => startTranslations('en'))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it('a day is called another name after midnight', () => {
  vi.useFakeTimers()
  vi.setSystemTime(new Date(2026, 5, 3, 23, 58))
  render(<DayHeading day={new Date(2026, 5, 3, 12)} />)
  const heading = screen.getByRole('listitem')
  expect(heading.textContent).toBe('Today')
  act(() => void vi.advanceTimersByTime(3 * 60_000))
  expect(heading.textContent).toBe('Yesterday')
  act(() => void vi.advanceTimersByTime(24 * 3_600_000))
  expect(heading.textContent).toBe('Wednesday, June 3')
})
