import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useMessenger } from '@/shared/messenger/messenger-context'
import type { Tabs } from '@/shared/messenger/tabs'
import { useChoices } from '@/shared/notifications/choices-context'
import type { Uuid } from '@/shared/protocol/generated'
import { useAttention } from '@/shared/ui/use-attention'
import { type News, newsBetween } from './news'
import { permission } from './permission'

const MOST_SHOWN = 200

const lookingAt = (peer: Uuid) => `mehari.looking.${peer}`

/**
 * Notifies of what others write while nobody looks at it, from one tab of the browser only. Answers
 * whether anything was written since the page was opened.
 */
export function useNotifier(tabs: Tabs, selected: Uuid | undefined): boolean {
  const messenger = useMessenger()
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [, choices] = useChoices()
  const [hasNews, setNews] = useState(false)
  const hasAttention = useAttention()
  const show = useRef<(news: News) => void>(() => undefined)

  useEffect(() => {
    show.current = ({ peer, message }) => {
      const { users } = messenger.state.get()
      const { showsText } = choices.store.get()
      const shown = new Notification(users.get(peer)?.displayName ?? t('people.unknown'), {
        body: showsText ? message.body.slice(0, MOST_SHOWN) : t('notifications.hidden'),
        icon: '/icon-192.png',
        tag: message.conversationId,
      })
      shown.onclick = () => {
        window.focus()
        shown.close()
        navigate(`/people/${peer}`)
      }
    }
  })

  // Whoever looks at a conversation holds its lock, so that the tab that notifies knows.
  useEffect(() => {
    if (!hasAttention || selected === undefined) return undefined
    return holding(tabs, lookingAt(selected))
  }, [tabs, hasAttention, selected])

  useEffect(() => {
    let isOurs = false
    const release = holding(tabs, 'mehari.notifier', () => {
      isOurs = true
    })
    const notify = async (news: News) => {
      const { isOn, muted } = choices.store.get()
      if (!isOurs || isOn !== true || permission() !== 'granted' || muted.has(news.peer)) return
      if (!(await tabs.isHeld(lookingAt(news.peer)))) show.current(news)
    }
    let before = messenger.state.get()
    const unsubscribe = messenger.state.subscribe(() => {
      const after = messenger.state.get()
      const found = newsBetween(before, after)
      before = after
      if (found.length > 0) setNews(true)
      for (const news of found) void notify(news)
    })
    return () => {
      unsubscribe()
      release()
    }
  }, [messenger, tabs, choices])

  return hasNews
}

/** Holds a lock of the browser's until the answer is called. */
function holding(tabs: Tabs, name: string, onHeld: () => void = () => undefined): () => void {
  const over = new AbortController()
  const ended = new Promise<void>((resolve) => {
    over.signal.addEventListener('abort', () => {
      resolve()
    })
  })
  tabs
    .alone(name, over.signal, () => {
      if (!over.signal.aborted) onHeld()
      return ended
    })
    .catch(() => undefined)
  return () => {
    over.abort()
  }
}
