import { useEffect, useState } from 'react'
import { useChat, useMessenger } from '@/shared/messenger/messenger-context'
import type { Message, Uuid } from '@/shared/protocol/generated'
import { useAttention } from '@/shared/ui/use-attention'

/**
 * Marks as read what is being looked at, and counts what came in below the reader's place.
 */
export function useReading(
  conversationId: Uuid | undefined,
  messages: readonly Message[],
  isAtEnd: boolean,
): number {
  const messenger = useMessenger()
  const hasAttention = useAttention()
  const self = useChat((state) => state.self.id)
  const unread = useChat((state) => state.conversations.get(conversationId ?? '')?.unread ?? 0)
  const lastSeq = messages.at(-1)?.seq ?? 0
  const [seen, setSeen] = useState(lastSeq)
  if (isAtEnd && seen !== lastSeq) setSeen(lastSeq)

  useEffect(() => {
    if (conversationId !== undefined && isAtEnd && hasAttention && unread > 0) {
      messenger.markRead(conversationId)
    }
  }, [messenger, conversationId, isAtEnd, hasAttention, unread])

  if (isAtEnd) return 0
  const first = messages.findLastIndex(({ seq }) => seq <= seen) + 1
  return messages.slice(first).filter(({ senderId }) => senderId !== self).length
}
