import { describe, expect, it } from 'vitest'
import { ada, bob, message } from '@/shared/testing/examples'
import { rowsOf } from './rows'

const now = new Date(2026, 5, 3, 12)
const at = (day: number, hour: number, minute: number) =>
  new Date(2026, 5, day, hour, minute).toISOString()

const kinds = (
  messages: Parameters<typeof rowsOf>[0],
  outgoing: Parameters<typeof rowsOf>[1] = [],
) =>
  rowsOf(messages, outgoing, ada.id, now).map((row) =>
    row.kind === 'day' ? `day ${row.daysAgo}` : row.opensGroup ? 'opens' : 'follows',
  )

describe('the rows of a timeline', () => {
  it('head each day and group what one sender says in a row', () => {
    expect(
      kinds([
        message('c', 1, { senderId: bob.id, sentAt: at(2, 23, 58) }),
        message('c', 2, { senderId: bob.id, sentAt: at(2, 23, 59) }),
        message('c', 3, { senderId: bob.id, sentAt: at(3, 0, 1) }),
        message('c', 4, { senderId: ada.id, sentAt: at(3, 0, 2) }),
      ]),
    ).toEqual(['day 1', 'opens', 'follows', 'day 0', 'opens', 'opens'])
  })

  it('let what is on its way follow what one has said before', () => {
    const said = (senderId: string) => [message('c', 1, { senderId, sentAt: at(3, 11, 58) })]
    const outgoing = [
      { cid: 'one', to: bob.id, body: 'one', createdAt: now.getTime() },
      { cid: 'two', to: bob.id, body: 'two', createdAt: now.getTime() },
    ]
    expect(kinds(said(ada.id), outgoing)).toEqual(['day 0', 'opens', 'follows', 'follows'])
    expect(kinds(said(bob.id), outgoing)).toEqual(['day 0', 'opens', 'opens', 'follows'])
    expect(kinds([], outgoing)).toEqual(['day 0', 'opens', 'follows'])
  })

  it('name a sender anew after a pause', () => {
    expect(
      kinds([
        message('c', 1, { sentAt: at(3, 9, 0) }),
        message('c', 2, { sentAt: at(3, 9, 5) }),
        message('c', 3, { sentAt: at(3, 9, 11) }),
      ]),
    ).toEqual(['day 0', 'opens', 'follows', 'opens'])
  })
})
