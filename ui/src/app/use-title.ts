import { useEffect } from 'react'
import { useChat } from '@/shared/messenger/messenger-context'

/** The window's title: how much is unread, and what is open. */
export function useTitle(open: string): void {
  const unread = useChat((state) => {
    let sum = 0
    for (const conversation of state.conversations.values()) sum += conversation.unread
    return sum
  })
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${open} · Mehari`
  }, [open, unread])
}
