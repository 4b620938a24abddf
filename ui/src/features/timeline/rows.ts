import { daysBetween } from '@/shared/i18n/times'
import type { OutgoingMessage } from '@/shared/messenger/chat-state'
import type { Message, Uuid } from '@/shared/protocol/generated'

/** What stands in the timeline, from top to bottom. */
export type Row =
  | { kind: 'day'; key: string; day: Date; daysAgo: number }
  | { kind: 'message'; key: string; message: Message; opensGroup: boolean }
  | { kind: 'outgoing'; key: string; message: OutgoingMessage; opensGroup: boolean }

/** After this long a sender is named anew. */
const GROUP_MS = 5 * 60_000

interface Said {
  sender: Uuid
  at: Date
}

/** Messages, and after them those on their way: with a heading for each day, grouped by sender. */
export function rowsOf(
  messages: readonly Message[],
  outgoing: readonly OutgoingMessage[],
  self: Uuid,
  now: Date,
): Row[] {
  const rows: Row[] = []
  let before: Said | undefined

  /** Heads the day where it is a new one; answers whether the sender is to be named. */
  function opensGroup(said: Said, key: string): boolean {
    const isNewDay = !before || daysBetween(before.at, said.at) !== 0
    if (isNewDay) {
      const daysAgo = daysBetween(said.at, now)
      rows.push({ kind: 'day', key: `day-${key}`, day: said.at, daysAgo })
    }
    const follows =
      before?.sender === said.sender && said.at.getTime() - before.at.getTime() <= GROUP_MS
    before = said
    return isNewDay || !follows
  }

  for (const message of messages) {
    const key = String(message.seq)
    const said = { sender: message.senderId, at: new Date(message.sentAt) }
    const opens = opensGroup(said, key)
    rows.push({ kind: 'message', key, message, opensGroup: opens })
  }
  for (const message of outgoing) {
    const said = { sender: self, at: new Date(message.createdAt) }
    const opens = opensGroup(said, message.cid)
    rows.push({ kind: 'outgoing', key: message.cid, message, opensGroup: opens })
  }
  return rows
}
