import { useMemo, useState } from 'react'
import { useChat } from '@/shared/messenger/messenger-context'
import type { Message, Uuid } from '@/shared/protocol/generated'
import { useAttention } from '@/shared/ui/use-attention'

/** Where what was new begins. */
export interface NewLine {
  /** The number of the last message that was read. */
  after: number
  /** The number of the first message after it that somebody else wrote; undefined where that is not here yet. */
  first: number | undefined
  /** How many messages were unread. */
  count: number
}

/**
 * What was unread when the reader came: when the conversation was opened, or when somebody came
 * back to it and something new was there. It stays while one reads.
 */
export function useNewLine(
  conversationId: Uuid | undefined,
  messages: readonly Message[],
): NewLine | undefined {
  const hasAttention = useAttention()
  const self = useChat((state) => state.self.id)
  const isListed = useChat((state) => state.isListed)
  const conversation = useChat((state) => state.conversations.get(conversationId ?? ''))
  const [state, setState] = useState<{
    hadAttention: boolean
    isKnown: boolean
    unread?: { after: number; count: number }
  }>({ hadAttention: hasAttention, isKnown: false })

  const comes = !state.isKnown || (hasAttention && !state.hadAttention)
  const isNews = comes && conversation !== undefined && conversation.unread > 0
  // What the browser kept from last time may lack the news that the list of the server tells of.
  const isKnown = state.isKnown || isListed || isNews
  if (isKnown !== state.isKnown || hasAttention !== state.hadAttention) {
    const { readSeq: after = 0, unread: count = 0 } = conversation ?? {}
    const news = isNews ? { unread: { after, count } } : {}
    setState({ ...state, ...news, hadAttention: hasAttention, isKnown })
  }

  const { unread } = state
  return useMemo(
    () => unread && { ...unread, first: firstOfOthers(messages, unread.after, self) },
    [messages, unread, self],
  )
}

/** Undefined as long as it is not sure that nothing older is the first. */
function firstOfOthers(messages: readonly Message[], after: number, self: Uuid) {
  const read = messages.findLastIndex(({ seq }) => seq <= after)
  if (read < 0 && messages[0]?.seq !== 1) return undefined
  const next = messages.findIndex(({ senderId }, index) => index > read && senderId !== self)
  return messages[next]?.seq
}
