import { describe, expect, it } from 'vitest'
import { type ChatState, initialState } from '@/shared/messenger/chat-state'
import { withConversations } from '@/shared/messenger/conversation-changes'
import { ada, bob, conversation, message } from '@/shared/testing/examples'
import { newsBetween, readBetween } from './news'

const listed: ChatState = { ...initialState(ada), isListed: true }
const having = (lastSeq: number, more = {}) =>
  withConversations(listed, [conversation('c1', lastSeq, { unread: 1, ...more })])

describe('news', () => {
  it('is what somebody else wrote, in a known conversation or a new one', () => {
    const expected = [{ peer: bob.id, message: message('c1', 3) }]
    expect(newsBetween(having(2), having(3))).toEqual(expected)
    expect(newsBetween(listed, having(3))).toEqual(expected)
  })

  it('is nothing of one’s own, nothing read elsewhere, and nothing twice', () => {
    const own = having(3, { lastMessage: message('c1', 3, { senderId: ada.id }) })
    expect(newsBetween(having(2), own)).toEqual([])
    expect(newsBetween(having(2), having(3, { unread: 0 }))).toEqual([])
    expect(newsBetween(having(3), having(3))).toEqual([])
  })

  it('is not what was there when the list was first read', () => {
    expect(newsBetween(initialState(ada), having(3))).toEqual([])
  })
})

describe('what was read', () => {
  it('is where something was unread, and where nothing was known', () => {
    const read = having(3, { unread: 0 })
    expect(readBetween(having(3), read)).toEqual(new Set(['c1']))
    expect(readBetween(listed, read)).toEqual(new Set(['c1']))
  })

  it('is nothing that is unread, and nothing twice', () => {
    const read = having(3, { unread: 0 })
    expect(readBetween(listed, having(3)).size).toBe(0)
    expect(readBetween(read, { ...read, conversations: new Map(read.conversations) }).size).toBe(0)
  })
})
