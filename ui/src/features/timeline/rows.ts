import { daysBetween } from '@/shared/i18n/times'
import type { OutgoingMessage } from '@/shared/messenger/chat-state'
import type { Message, Uuid } from '@/shared/protocol/generated'

/** What a row shows: a message that the server has, or one on its way. */
export type Item = Message | OutgoingMessage

/** After this long a sender is named anew. */
const GROUP_MS = 5 * 60_000

/**
 * Messages, and after them those on their way. No row is worked out before it is shown. After a
 * reload a message may be read from the server while it still counts as on its way: it stands once.
 */
export function itemsOf(
  messages: readonly Message[],
  outgoing: readonly OutgoingMessage[],
  self: Uuid,
): readonly Item[] {
  if (outgoing.length === 0) return messages
  const own = new Set(messages.filter(({ senderId }) => senderId === self).map(({ cid }) => cid))
  return [...messages, ...outgoing.filter(({ cid }) => !own.has(cid))]
}

export function isSent(item: Item): item is Message {
  return 'seq' in item
}

/** What tells a row from others, and stays when what was on its way has arrived. */
export function keyOf(item: Item, self: Uuid): string {
  return isSent(item) && item.senderId !== self ? String(item.seq) : item.cid
}

export function timeOf(item: Item): Date {
  return new Date(isSent(item) ? item.sentAt : item.createdAt)
}

/** How a row stands under the one before it. */
export interface Standing {
  /** Whether it is the first one of its day. */
  opensDay: boolean
  /** Whether its sender is named. */
  opensGroup: boolean
}

export function standingOf(item: Item, before: Item | undefined, self: Uuid): Standing {
  if (!before) return { opensDay: true, opensGroup: true }
  const senderOf = (said: Item) => (isSent(said) ? said.senderId : self)
  const [at, earlier] = [timeOf(item), timeOf(before)]
  const opensDay = daysBetween(earlier, at) !== 0
  const follows =
    senderOf(item) === senderOf(before) && at.getTime() - earlier.getTime() <= GROUP_MS
  return { opensDay, opensGroup: opensDay || !follows }
}
