import { useEffect, useState } from 'react'
import { Messenger, type MessengerParts } from '@/shared/messenger/messenger'
import { MessengerContext } from '@/shared/messenger/messenger-context'
import type { StoredSession } from '@/shared/session/session-store'
import { Shell } from './shell'

interface SignedInProps {
  parts: MessengerParts
  session: StoredSession
}

/** Runs a messenger as long as this session lasts, and tells it what the browser notices. */
export function SignedIn({ parts, session }: SignedInProps) {
  const [messenger] = useState(() => new Messenger(parts, session))

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
    return () => {
      listening.abort()
      messenger.stop()
    }
  }, [messenger])

  return (
    <MessengerContext value={messenger}>
      <Shell />
    </MessengerContext>
  )
}
