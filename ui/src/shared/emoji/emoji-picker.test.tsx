// @vitest-environment jsdom
import { act, cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTranslations } from '@/shared/i18n/i18n'
import { withLayout } from '@/shared/testing/layout'
import { settle } from '@/shared/testing/manual-clock'
import { memoryStorage } from '@/shared/testing/memory-storage'
import { EmojiHabits } from './emoji-habits'
import { EmojiPicker } from './emoji-picker'

async function opened() {
  const picked: string[] = []
  const habits = new EmojiHabits(memoryStorage(), 'ada')
  habits.choose('medium')
  render(<EmojiPicker habits={habits} onPick={(emoji) => picked.push(emoji)} />)
  const field = screen.getByRole('searchbox')
  field.focus()
  await waitFor(() => {
    expect(listed()[0]).toBe('😀')
  })
  return {
    picked,
    type: (value: string) => fireEvent.change(field, { target: { value } }),
    press: (key: string) =>
      act(async () => {
        fireEvent.keyDown(field, { key })
        await settle()
      }),
  }
}

/** What the list shows, and which of it Enter would take. */
const cells = () => [...document.querySelectorAll('[role=row] [role=gridcell]')]
const listed = () => cells().map(({ textContent }) => textContent)
const chosen = () => cells().find(({ ariaSelected }) => ariaSelected === 'true')?.textContent

beforeAll(async () => {
  // As long as a busy machine may need.
  configure({ asyncUtilTimeout: 30_000 })
  await startTranslations('en')
})
beforeEach(() => {
  withLayout({ scroller: 96, row: 32, around: 0 })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('Enter', () => {
  it.each([
    ['thumbs up', '👍🏽'],
    ['a', '👾'],
    ['sm', '🥲'],
    ['heart', '🥰'],
    ['fr', '🙁'],
    ['Hand ', '🤗'],
    ['medal', '🎖️'],
    ['+1', '👍🏽'],
  ])('takes the first that is found for “%s”, before the list shows it', async (search, first) => {
    const { picked, type, press } = await opened()
    type(search)
    await press('Enter')
    await waitFor(() => {
      expect(picked).toEqual([first])
    })
    await waitFor(() => {
      expect(listed()[0]).toBe(first)
    })
  })

  it('takes nothing where nothing is found', async () => {
    const { picked, type, press } = await opened()
    type('nothing is called so')
    await press('Enter')
    await waitFor(() => {
      expect(listed()).toEqual([])
    })
    expect(picked).toEqual([])
  })

  it('takes the one that the arrow keys have led to', async () => {
    const { picked, type, press } = await opened()
    type('heart')
    await waitFor(() => {
      expect(chosen()).toBe('🥰')
    })
    await press('ArrowRight')
    await waitFor(() => {
      expect(chosen()).toBe('😍')
    })
    await press('Enter')
    expect(picked).toEqual(['😍'])
  })
})
