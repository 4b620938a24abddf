import type { Conversation, Message, MessagePostedEvent, User } from '@/shared/protocol/generated'

export const ada: User = {
  id: 'ada-id',
  username: 'ada',
  displayName: 'Ada',
  role: 'member',
  createdAt: '2026-06-01T09:00:00.000Z',
}

export const bob: User = { ...ada, id: 'bob-id', username: 'bob', displayName: 'Bob' }

export function message(conversationId: string, seq: number, more: Partial<Message> = {}): Message {
  return {
    conversationId,
    seq,
    cid: `${conversationId}-${seq}`,
    senderId: bob.id,
    body: `message ${seq}`,
    sentAt: new Date(Date.parse('2026-06-01T10:00:00Z') + seq * 1000).toISOString(),
    ...more,
  }
}

export function posted(
  conversationId: string,
  seq: number,
  more: Partial<Message> = {},
): MessagePostedEvent {
  const told = message(conversationId, seq, more)
  return {
    type: 'message.posted',
    data: { conversationId, seq, by: told.senderId, at: told.sentAt, message: told },
  }
}

export function conversation(id: string, lastSeq: number, more: Partial<Conversation> = {}) {
  const listed: Conversation = {
    id,
    kind: 'private',
    role: 'member',
    memberCount: 2,
    members: [ada.id, bob.id],
    lastMessage: message(id, lastSeq),
    lastSeq,
    readSeq: lastSeq,
    unread: 0,
    ...more,
  }
  return listed
}
