import { useMemo, useState } from 'react'
import { useChat } from '@/shared/messenger/messenger-context'
import type { Message, Uuid } from '@/shared/protocol/generated'
import { useAttention } from '@/shared/ui/use-attention'

/**
 * The number of the first message that was unread when the reader came: when the conversation was
 * opened, or when somebody came back to it and something new was there. It stays while one reads.
 */
export function useNewLine(
  conversationId: Uuid | undefined,
  messages: readonly Message[],
): number | undefined {
  const hasAttention = useAttention()
  const self = useChat((state) => state.self.id)
  const isListed = useChat((state) => state.isListed)
  const conversation = useChat((state) => state.conversations.get(conversationId ?? ''))
  const [state, setState] = useState<{ hadAttention: boolean; isKnown: boolean; after?: number }>({
    hadAttention: hasAttention,
    isKnown: false,
  })

  const comes = !state.isKnown || (hasAttention && !state.hadAttention)
  const isNews = comes && conversation !== undefined && conversation.unread > 0
  // What the browser kept from last time may lack the news that the list of the server tells of.
  const isKnown = state.isKnown || isListed || isNews
  if (isKnown !== state.isKnown || hasAttention !== state.hadAttention) {
    const place = isNews ? { after: conversation.readSeq } : {}
    setState({ ...state, ...place, hadAttention: hasAttention, isKnown })
  }

  const { after } = state
  return useMemo(
    () => (after === undefined ? undefined : firstOfOthers(messages, after, self)),
    [messages, after, self],
  )
}

/** Undefined as long as it is not sure that nothing older is the first. */
function firstOfOthers(messages: readonly Message[], after: number, self: Uuid) {
  const read = messages.findLastIndex(({ seq }) => seq <= after)
  if (read < 0 && messages[0]?.seq !== 1) return undefined
  const next = messages.findIndex(({ senderId }, index) => index > read && senderId !== self)
  return messages[next]?.seq
}
