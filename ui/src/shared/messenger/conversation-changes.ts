import type { Conversation, Message, User, Uuid } from '@/shared/protocol/generated'
import { type ChatState, peerOf, withEntry } from './chat-state'

const MOST_UNREAD = 1000

/** Conversations as the server lists them. */
export function withConversations(state: ChatState, listed: readonly Conversation[]): ChatState {
  const conversations = new Map(state.conversations)
  const privateWith = new Map(state.privateWith)
  for (const conversation of listed) {
    conversations.set(
      conversation.id,
      newest(state.conversations.get(conversation.id), conversation),
    )
    const peer = peerOf(conversation, state.self.id)
    if (peer !== undefined) privateWith.set(peer, conversation.id)
  }
  return { ...state, conversations, privateWith }
}

/** The list may have been read before what we have learned since. */
function newest(present: Conversation | undefined, listed: Conversation): Conversation {
  if (!present) return listed
  if (present.lastSeq > listed.lastSeq) return present
  const readSeq = Math.max(present.readSeq, listed.readSeq)
  // The server may not know yet what was read here.
  return { ...listed, readSeq, unread: Math.min(listed.unread, listed.lastSeq - readSeq) }
}

/** The conversation is no longer ours. */
export function withoutConversation(state: ChatState, id: Uuid): ChatState {
  const conversations = new Map(state.conversations)
  const timelines = new Map(state.timelines)
  conversations.delete(id)
  timelines.delete(id)
  const privateWith = new Map(state.privateWith)
  for (const [peer, conversationId] of privateWith) {
    if (conversationId === id) privateWith.delete(peer)
  }
  return { ...state, conversations, timelines, privateWith }
}

/** A message was posted: the conversation's last line and its unread count follow. */
export function withPosted(state: ChatState, message: Message): ChatState {
  const conversation = state.conversations.get(message.conversationId)
  if (!conversation || message.seq <= conversation.lastSeq) return state
  const isNews = message.senderId !== state.self.id && message.seq > conversation.readSeq
  return {
    ...state,
    conversations: withEntry(state.conversations, conversation.id, {
      ...conversation,
      lastMessage: message,
      lastSeq: message.seq,
      unread: isNews ? Math.min(MOST_UNREAD, conversation.unread + 1) : conversation.unread,
    }),
  }
}

/** We have read up to a number, here or on another device; it never goes back. */
export function withRead(state: ChatState, conversationId: Uuid, seq: number): ChatState {
  const conversation = state.conversations.get(conversationId)
  if (!conversation || seq <= conversation.readSeq) return state
  return {
    ...state,
    conversations: withEntry(state.conversations, conversationId, {
      ...conversation,
      readSeq: seq,
      unread: unreadAfter(state, conversation, seq),
    }),
  }
}

function unreadAfter(state: ChatState, conversation: Conversation, readSeq: number): number {
  if (readSeq >= conversation.lastSeq) return 0
  const messages = state.timelines.get(conversation.id)?.messages ?? []
  const first = messages[0]
  if (first && first.seq <= readSeq + 1) {
    const isUnread = (message: Message) =>
      message.seq > readSeq && message.senderId !== state.self.id
    return Math.min(MOST_UNREAD, messages.filter(isUnread).length)
  }
  return Math.min(conversation.unread, conversation.lastSeq - readSeq)
}

export function withPrivateConversation(
  state: ChatState,
  user: Uuid,
  conversationId: Uuid | null,
): ChatState {
  if (conversationId === null && state.privateWith.has(user)) return state
  if (state.privateWith.get(user) === conversationId) return state
  return { ...state, privateWith: withEntry(state.privateWith, user, conversationId) }
}

export function withUsers(state: ChatState, changed: readonly User[]): ChatState {
  if (changed.length === 0) return state
  const users = new Map(state.users)
  for (const user of changed) users.set(user.id, user)
  return { ...state, users, self: users.get(state.self.id) ?? state.self }
}
