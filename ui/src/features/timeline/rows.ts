import type { Message } from '@/shared/protocol/generated'
import { daysBetween } from '@/shared/i18n/times'

/** What stands in the timeline, from top to bottom. */
export type Row =
  | { kind: 'day'; key: string; day: Date; daysAgo: number }
  | { kind: 'message'; key: string; message: Message; at: Date; opensGroup: boolean }

/** After this long a sender is named anew. */
const GROUP_MS = 5 * 60_000

/** Messages with a heading for each day, grouped by sender. */
export function rowsOf(messages: readonly Message[], now: Date): Row[] {
  const rows: Row[] = []
  let before: { message: Message; at: Date } | undefined
  for (const message of messages) {
    const at = new Date(message.sentAt)
    const isNewDay = !before || daysBetween(before.at, at) !== 0
    if (isNewDay) {
      rows.push({ kind: 'day', key: `day-${message.seq}`, day: at, daysAgo: daysBetween(at, now) })
    }
    const opensGroup =
      isNewDay ||
      before?.message.senderId !== message.senderId ||
      at.getTime() - before.at.getTime() > GROUP_MS
    rows.push({ kind: 'message', key: String(message.seq), message, at, opensGroup })
    before = { message, at }
  }
  return rows
}
