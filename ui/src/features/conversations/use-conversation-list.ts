import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { latestFirst, peerOf } from '@/shared/messenger/chat-state'
import { useChat } from '@/shared/messenger/messenger-context'
import { localeOf, shortTime } from '@/shared/i18n/times'
import { useChoices } from '@/shared/notifications/choices-context'
import type { Uuid } from '@/shared/protocol/generated'

export interface ConversationItem {
  peer: Uuid
  name: string
  lastLine: string
  time: string
  unread: number
  isMuted: boolean
}

const MOST_SHOWN = 999

/** The conversations as they stand in the list, latest first; undefined while they are being read. */
export function useConversationList(): readonly ConversationItem[] | undefined {
  const { t, i18n } = useTranslation()
  const isListed = useChat((state) => state.isListed)
  const conversations = useChat((state) => state.conversations)
  const users = useChat((state) => state.users)
  const self = useChat((state) => state.self.id)
  const [{ muted }] = useChoices()

  return useMemo(() => {
    if (!isListed && conversations.size === 0) return undefined
    const now = new Date()
    return latestFirst(conversations).flatMap((conversation) => {
      const peer = peerOf(conversation, self)
      if (peer === undefined) return []
      const message = conversation.lastMessage
      const text = message?.body.replace(/\s+/g, ' ') ?? ''
      const isOwn = message?.senderId === self
      return {
        peer,
        name:
          peer === self
            ? t('conversations.notes')
            : (users.get(peer)?.displayName ?? t('people.unknown')),
        lastLine: isOwn && peer !== self ? t('conversations.you', { text }) : text,
        time: message ? shortTime(new Date(message.sentAt), now, localeOf(i18n.language)) : '',
        unread: Math.min(MOST_SHOWN, conversation.unread),
        isMuted: muted.has(peer),
      }
    })
  }, [conversations, users, self, isListed, muted, t, i18n.language])
}
