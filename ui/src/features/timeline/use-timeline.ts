import { useEffect, useMemo, useState } from 'react'
import type { OutgoingMessage } from '@/shared/messenger/chat-state'
import { useChat, useMessenger } from '@/shared/messenger/messenger-context'
import type { Message, Uuid } from '@/shared/protocol/generated'
import { type FailureCode, failureCode } from '@/shared/socket/request-error'
import { type Item, itemsOf } from './rows'

export interface TimelineModel {
  conversationId: Uuid | undefined
  /** Whether it is known what the latest messages are. */
  isLoaded: boolean
  messages: readonly Message[]
  /** The messages, and after them those on their way. */
  items: readonly Item[]
  outgoing: readonly OutgoingMessage[]
  hasOlder: boolean
  olderFailure: FailureCode | undefined
  loadOlder: () => void
}

const none: readonly Message[] = []

export function useTimeline(peer: Uuid): TimelineModel {
  const messenger = useMessenger()
  const conversationId = useChat((state) => state.privateWith.get(peer))
  const timeline = useChat((state) => state.timelines.get(state.privateWith.get(peer) ?? ''))
  const outbox = useChat((state) => state.outbox)
  const self = useChat((state) => state.self.id)
  const [olderFailure, setOlderFailure] = useState<FailureCode>()
  const messages = timeline?.messages ?? none

  const outgoing = useMemo(() => outbox.filter(({ to }) => to === peer), [outbox, peer])

  useEffect(() => {
    messenger.openConversation(peer)
  }, [messenger, peer])

  return {
    conversationId: conversationId ?? undefined,
    isLoaded: conversationId === null || timeline?.isLoaded === true,
    messages,
    items: useMemo(() => itemsOf(messages, outgoing, self), [messages, outgoing, self]),
    outgoing,
    hasOlder: timeline?.isLoaded === true && timeline.hasOlder,
    olderFailure,
    loadOlder: () => {
      if (!conversationId) return
      messenger.loadOlder(conversationId).then(
        () => {
          setOlderFailure(undefined)
        },
        (error: unknown) => {
          setOlderFailure(failureCode(error))
        },
      )
    },
  }
}
