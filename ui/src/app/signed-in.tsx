import { useEffect, useState } from 'react'
import { Messenger, type MessengerParts } from '@/shared/messenger/messenger'
import { MessengerContext } from '@/shared/messenger/messenger-context'
import type { User } from '@/shared/protocol/generated'
import { Shell } from './shell'

/** Runs a messenger as long as this user is signed in, and tells it what the browser notices. */
export function SignedIn({ parts, self }: { parts: MessengerParts; self: User }) {
  const [messenger] = useState(() => new Messenger(parts, self))

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
