import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChat } from '@/shared/messenger/messenger-context'
import type { Message } from '@/shared/protocol/generated'

const MOST = 200

interface AnnouncerProps {
  messages: readonly Message[]
  isLoaded: boolean
}

/** Reads new messages of others aloud to those who listen to the page; history stays silent. */
export function Announcer({ messages, isLoaded }: AnnouncerProps) {
  const { t } = useTranslation()
  const self = useChat((state) => state.self.id)
  const users = useChat((state) => state.users)
  const last = messages.at(-1)
  const lastSeq = isLoaded ? (last?.seq ?? 0) : undefined
  const [heard, setHeard] = useState(lastSeq)
  const [news, setNews] = useState('')
  if (heard !== lastSeq) {
    setHeard(lastSeq)
    const isNew = heard !== undefined && last && last.seq > heard && last.senderId !== self
    if (isNew) {
      const name = users.get(last.senderId)?.displayName ?? t('people.unknown')
      setNews(t('timeline.announced', { name, text: last.body.slice(0, MOST) }))
    }
  }
  return (
    <div aria-live="polite" className="sr-only">
      {news}
    </div>
  )
}
