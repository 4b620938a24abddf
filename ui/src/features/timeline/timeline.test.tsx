// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTranslations } from '@/shared/i18n/i18n'
import { MessengerContext } from '@/shared/messenger/messenger-context'
import { withLatest, withMessage, withOlder } from '@/shared/messenger/timeline-changes'
import type { Message } from '@/shared/protocol/generated'
import { bob, message } from '@/shared/testing/examples'
import { withLayout } from '@/shared/testing/layout'
import { settle } from '@/shared/testing/manual-clock'
import { talking } from '@/shared/testing/signed-in'
import { Timeline } from './timeline'

const MANY = 100_000
const SHOWN = 200

/** Messages that tell when they are worked out: nobody can show one without looking at its time. */
function watched() {
  const looks = { count: 0 }
  const at = (seq: number): Message => {
    const made = message('c1', seq)
    const { sentAt } = made
    return Object.defineProperty(made, 'sentAt', {
      enumerable: true,
      get: () => {
        looks.count++
        return sentAt
      },
    })
  }
  const from = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => at(first + index))
  return { looks, at, from }
}

async function shown(messages: readonly Message[], hasMore = false) {
  const { messenger } = await talking(1)
  const update = (change: Parameters<typeof messenger.state.update>[0]) =>
    act(async () => {
      messenger.state.update(change)
      await settle()
    })
  await update((state) => withLatest(state, 'c1', { messages, hasMore }))
  await act(async () => {
    render(
      <MessengerContext value={messenger}>
        <Timeline peer={bob.id} />
      </MessengerContext>,
    )
    await settle()
  })
  return update
}

const rows = () => screen.getAllByRole('listitem')

beforeAll(() => startTranslations('en'))
beforeEach(() => {
  withLayout({ scroller: 600, row: 48, around: 96 })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('a timeline of 100,000 messages', { timeout: 60_000 }, () => {
  it('works out and shows only what is in sight', async () => {
    const { looks, from } = watched()
    await shown(from(1, MANY))
    expect(rows().length).toBeLessThan(SHOWN)
    expect(rows().at(-1)?.textContent).toContain(`message ${MANY}`)
    expect(looks.count).toBeLessThan(20 * SHOWN)
  })

  it('works out little more when a message comes in, and shows it', async () => {
    const { looks, at, from } = watched()
    const update = await shown(from(1, MANY))
    looks.count = 0
    await update((state) => withMessage(state, at(MANY + 1)))
    expect(rows().at(-1)?.textContent).toContain(`message ${MANY + 1}`)
    expect(looks.count).toBeLessThan(SHOWN)
  })

  it('works out little more when older ones come in, and stays where it is', async () => {
    const { looks, from } = watched()
    const update = await shown(from(101, MANY), true)
    const region = screen.getByRole('region')
    await act(async () => {
      region.scrollTop = 5_000
      await settle()
    })
    const before = rows().map(({ textContent }) => textContent)
    const place = region.scrollTop
    looks.count = 0
    await update((state) => withOlder(state, 'c1', { messages: from(1, 100), hasMore: false }))
    expect(rows().map(({ textContent }) => textContent)).toEqual(before)
    expect(region.scrollTop).toBe(place + 100 * 48)
    expect(looks.count).toBeLessThan(20 * SHOWN)
  })

  it('keeps the focus where it is when its row goes out of sight', async () => {
    const { from } = watched()
    await shown(from(1, MANY))
    const entry = rows().at(-1)?.querySelector<HTMLElement>('[data-entry]')
    act(() => {
      entry?.focus()
    })
    await act(async () => {
      screen.getByRole('region').scrollTop = 5_000
      await settle()
    })
    expect(rows()[0]?.textContent).not.toContain(`message ${MANY}`)
    expect(document.activeElement).toBe(entry)
    expect(entry?.isConnected).toBe(true)
  })
})
