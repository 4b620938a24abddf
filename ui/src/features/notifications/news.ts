import { type ChatState, peerOf } from '@/shared/messenger/chat-state'
import type { Message, Uuid } from '@/shared/protocol/generated'

export interface News {
  peer: Uuid
  message: Message
}

/** What others have written between two states, one message of each conversation; what was there when the list was first read is no news. */
export function newsBetween(before: ChatState, after: ChatState): News[] {
  if (!before.isListed || !after.isListed || before.conversations === after.conversations) return []
  return [...after.conversations.values()].flatMap((conversation) => {
    const message = conversation.lastMessage
    const peer = peerOf(conversation, after.self.id)
    if (!message || peer === undefined) return []
    const known = before.conversations.get(conversation.id)?.lastSeq ?? 0
    const isNew = conversation.lastSeq > known && conversation.unread > 0
    return isNew && message.senderId !== after.self.id ? [{ peer, message }] : []
  })
}

/** The conversations in which nothing is unread any more. */
export function readBetween(before: ChatState, after: ChatState): ReadonlySet<Uuid> {
  if (before.conversations === after.conversations) return new Set()
  const read = [...after.conversations.values()].filter(
    ({ id, unread }) => unread === 0 && before.conversations.get(id)?.unread !== 0,
  )
  return new Set(read.map(({ id }) => id))
}
