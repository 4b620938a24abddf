import { expect, it } from 'vitest'
import type { Message } from '@/shared/protocol/generated'
import { sharedLinks } from './shared-links'

const said = (...bodies: string[]) =>
  bodies.map((body, index): Message => ({
    conversationId: 'c',
    seq: index + 1,
    cid: `cid-${index}`,
    senderId: 'ada',
    sentAt: `2026-01-0${index + 1}T00:00:00.000Z`,
    body,
  }))

it('finds links to pages, the latest first, each address once', () => {
  const messages = said(
    'https://example.org/a and [the plan](https://example.org/plan)',
    'nothing, or `https://example.org/code`, me@example.org, [x](javascript:alert(1))',
    'again https://example.org/a, > and **https://example.org/b**',
  )
  const found = sharedLinks(messages, 10)
  expect(found.map(({ url, label, sentAt }) => [url, label, sentAt.slice(9, 10)])).toEqual([
    ['https://example.org/b', 'https://example.org/b', '3'],
    ['https://example.org/a', 'https://example.org/a', '3'],
    ['https://example.org/plan', 'the plan', '1'],
  ])
  expect(sharedLinks(messages, 1)).toEqual(found.slice(0, 1))
})
