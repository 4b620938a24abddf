import { describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '@/shared/messenger/chat-state'
import type { Message } from '@/shared/protocol/generated'
import { ada, bob, message } from '@/shared/testing/examples'
import { type Item, itemsOf, keyOf, standingOf } from './rows'

const now = new Date(2026, 5, 3, 12)
const at = (day: number, hour: number, minute: number) =>
  new Date(2026, 5, day, hour, minute).toISOString()

const standings = (messages: readonly Message[], outgoing: readonly OutgoingMessage[] = []) => {
  const items = itemsOf(messages, outgoing, ada.id)
  return items.map((item, index) => {
    const { opensDay, opensGroup } = standingOf(item, items[index - 1], ada.id)
    return opensDay ? 'day' : opensGroup ? 'opens' : 'follows'
  })
}

describe('the rows of a timeline', () => {
  it('head each day and group what one sender says in a row', () => {
    expect(
      standings([
        message('c', 1, { senderId: bob.id, sentAt: at(2, 23, 58) }),
        message('c', 2, { senderId: bob.id, sentAt: at(2, 23, 59) }),
        message('c', 3, { senderId: bob.id, sentAt: at(3, 0, 1) }),
        message('c', 4, { senderId: ada.id, sentAt: at(3, 0, 2) }),
      ]),
    ).toEqual(['day', 'follows', 'day', 'opens'])
  })

  it('let what is on its way follow what one has said before', () => {
    const said = (senderId: string) => [message('c', 1, { senderId, sentAt: at(3, 11, 58) })]
    const outgoing = [
      { cid: 'one', to: bob.id, body: 'one', createdAt: now.getTime() },
      { cid: 'two', to: bob.id, body: 'two', createdAt: now.getTime() },
    ]
    expect(standings(said(ada.id), outgoing)).toEqual(['day', 'follows', 'follows'])
    expect(standings(said(bob.id), outgoing)).toEqual(['day', 'opens', 'follows'])
    expect(standings([], outgoing)).toEqual(['day', 'follows'])
  })

  it('keep their key, and so the focus, when what was on its way has arrived', () => {
    const keys = (items: readonly Item[]) => items.map((item) => keyOf(item, ada.id))
    const outgoing = [{ cid: 'one', to: bob.id, body: 'one', createdAt: now.getTime() }]
    const first = message('c', 1, { cid: 'one' })
    const arrived = message('c', 2, { cid: 'one', senderId: ada.id })
    expect(keys(itemsOf([first], outgoing, ada.id))).toEqual(['1', 'one'])
    expect(keys(itemsOf([first, arrived], outgoing, ada.id))).toEqual(['1', 'one'])
    expect(keys(itemsOf([first, arrived], [], ada.id))).toEqual(['1', 'one'])
  })

  it('name a sender anew after a pause', () => {
    expect(
      standings([
        message('c', 1, { sentAt: at(3, 9, 0) }),
        message('c', 2, { sentAt: at(3, 9, 5) }),
        message('c', 3, { sentAt: at(3, 9, 11) }),
      ]),
    ).toEqual(['day', 'follows', 'opens'])
  })
})
