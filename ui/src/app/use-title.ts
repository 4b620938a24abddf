import { useEffect } from 'react'
import { peerOf } from '@/shared/messenger/chat-state'
import { useChat } from '@/shared/messenger/messenger-context'
import { useChoices } from '@/shared/notifications/choices-context'
import { unreadIcon } from './favicon'

/** The window's title and icon: how much is unread that is not muted, and what is open. */
export function useTitle(open: string): void {
  const [{ muted }] = useChoices()
  const unread = useChat((state) => {
    let sum = 0
    for (const conversation of state.conversations.values()) {
      if (!muted.has(peerOf(conversation, state.self.id) ?? '')) sum += conversation.unread
    }
    return sum
  })

  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${open} · Mehari`
  }, [open, unread])

  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
    if (icon) icon.href = unreadIcon(unread)
    return () => {
      if (icon) icon.href = unreadIcon(0)
    }
  }, [unread])
}
