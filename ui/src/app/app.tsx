import { useEffect, useSyncExternalStore } from 'react'
import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { SignInPage } from '@/features/sign-in/sign-in-page'
import type { MessengerParts } from '@/shared/messenger/messenger'
import { followLook } from '@/shared/appearance/appearance'
import { type Credentials, signIn } from '@/shared/session/sign-in'
import { SignedIn } from './signed-in'

/** The whole page: signing in, or the signed-in user's messages. */
export function App({ parts }: { parts: MessengerParts }) {
  const { sessions } = parts
  const sessionId = useSyncExternalStore(
    (listener) => sessions.subscribe(listener),
    () => sessions.read()?.sessionId,
  )

  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      sessions.changedElsewhere(event.key)
      followLook(localStorage, document, event.key)
    }
    addEventListener('storage', onStorage)
    return () => {
      removeEventListener('storage', onStorage)
    }
  }, [sessions])

  const session = sessionId === undefined ? undefined : sessions.read()
  return (
    <Router hook={useHashLocation}>
      {session ? (
        <SignedIn key={session.sessionId} parts={parts} session={session} />
      ) : (
        <SignIn parts={parts} />
      )}
    </Router>
  )
}

function SignIn({ parts }: { parts: MessengerParts }) {
  const page = {
    wasEnded: parts.sessions.wasEnded,
    signIn: (credentials: Credentials) =>
      signIn(parts.open, parts.clock, parts.sessions, credentials),
  }
  return (
    <Switch>
      <Route path="/register">
        <SignInPage key="register" isNew {...page} />
      </Route>
      <Route>
        <SignInPage key="login" isNew={false} {...page} />
      </Route>
    </Switch>
  )
}
