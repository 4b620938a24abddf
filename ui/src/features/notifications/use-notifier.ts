import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useMessenger } from '@/shared/messenger/messenger-context'
import type { Tabs } from '@/shared/messenger/tabs'
import { useChoices } from '@/shared/notifications/choices-context'
import type { Uuid } from '@/shared/protocol/generated'
import { useAttention } from '@/shared/ui/use-attention'
import { holding } from './holding'
import { type News, newsBetween, readBetween } from './news'
import { type Notice, Notices } from './notices'
import { permission } from './permission'
import { senderName } from './sender-name'

const MOST_SHOWN = 200

const lookingAt = (peer: Uuid) => `mehari.looking.${peer}`

/**
 * Notifies of what others write while nobody looks at it, from one tab of the browser only, until
 * it is read. Answers whether anything was written since the page was opened.
 */
export function useNotifier(tabs: Tabs, selected: Uuid | undefined): boolean {
  const messenger = useMessenger()
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [, choices] = useChoices()
  const [hasNews, setNews] = useState(false)
  const [notices] = useState(() => new Notices(navigate))
  const hasAttention = useAttention()
  const inWords = useRef<(news: News, sender: string | undefined) => Notice>(undefined)

  useEffect(() => {
    inWords.current = ({ peer, message }, sender) => ({
      conversationId: message.conversationId,
      title: sender ?? t('people.unknown'),
      body: choices.store.get().showsText
        ? message.body.slice(0, MOST_SHOWN)
        : t('notifications.hidden'),
      place: `/people/${peer}`,
    })
  })

  // Whoever looks at a conversation holds its lock, so that the tab that notifies knows.
  useEffect(() => {
    if (!hasAttention || selected === undefined) return undefined
    return holding(tabs, lookingAt(selected))
  }, [tabs, hasAttention, selected])

  useEffect(() => {
    let isOurs = false
    let isOver = false
    const release = holding(tabs, 'mehari.notifier', () => {
      isOurs = true
    })
    const notify = async (news: News) => {
      const { isOn, muted } = choices.store.get()
      if (!isOurs || isOn !== true || permission() !== 'granted' || muted.has(news.peer)) return
      const sender = await senderName(messenger.state, news.peer)
      const isLookedAt = await tabs.isHeld(lookingAt(news.peer))
      if (isLookedAt || isOver) return
      const notice = inWords.current?.(news, sender)
      const isUnread = () =>
        (messenger.state.get().conversations.get(news.message.conversationId)?.unread ?? 0) > 0
      if (notice) notices.show(notice, isUnread)
    }
    let before = messenger.state.get()
    const unsubscribe = messenger.state.subscribe(() => {
      const after = messenger.state.get()
      const found = newsBetween(before, after)
      const read = readBetween(before, after)
      before = after
      if (found.length > 0) setNews(true)
      for (const news of found) void notify(news)
      if (read.size > 0) notices.close((conversation) => read.has(conversation))
    })
    const stopListening = notices.listen()
    return () => {
      isOver = true
      unsubscribe()
      release()
      stopListening()
      // Whoever is signed out leaves nothing of it on the screen.
      notices.close(() => true)
    }
  }, [messenger, tabs, choices, notices])

  return hasNews
}
