import { useEffect, useState } from 'react'
import { Messenger, type MessengerParts } from '@/shared/messenger/messenger'
import { MessengerContext } from '@/shared/messenger/messenger-context'
import { NotificationChoices } from '@/shared/notifications/choices'
import { ChoicesContext } from '@/shared/notifications/choices-context'
import type { StoredSession } from '@/shared/session/session-store'
import { Shell } from './shell'

interface SignedInProps {
  parts: MessengerParts
  session: StoredSession
}

/** Runs a messenger as long as this session lasts, and tells it what the browser notices. */
export function SignedIn({ parts, session }: SignedInProps) {
  const [messenger] = useState(() => new Messenger(parts, session))
  const [choices] = useState(() => new NotificationChoices(localStorage, session.user.id))

  useEffect(() => {
    messenger.start()
    const listening = new AbortController()
    const { signal } = listening
    const wake = () => {
      messenger.wake()
    }
    addEventListener('online', wake, { signal })
    addEventListener('offline', wake, { signal })
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'visible') wake()
      },
      { signal },
    )
    addEventListener(
      'storage',
      (event) => {
        messenger.changedElsewhere(event.key)
      },
      { signal },
    )
    addEventListener(
      'beforeunload',
      (event) => {
        if (messenger.hasUnstored) event.preventDefault()
      },
      { signal },
    )
    addEventListener(
      'storage',
      (event) => {
        choices.changedElsewhere(event.key)
      },
      { signal },
    )
    return () => {
      listening.abort()
      messenger.stop()
    }
  }, [messenger, choices])

  return (
    <MessengerContext value={messenger}>
      <ChoicesContext value={choices}>
        <Shell tabs={parts.tabs} />
      </ChoicesContext>
    </MessengerContext>
  )
}
