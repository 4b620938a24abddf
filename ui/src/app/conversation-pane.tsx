import { lazy, Suspense, useEffect } from 'react'

const load = () => import('./conversation-page')
const ConversationPage = lazy(async () => ({ default: (await load()).ConversationPage }))

/** Fetches what shows conversations as soon as somebody is signed in, so that none waits for it. */
export function useConversationPage(): void {
  useEffect(() => {
    void load()
  }, [])
}

/** A conversation; nothing for the moment in which the page is still being fetched. */
export function ConversationPane({ peer }: { peer: string }) {
  return (
    <Suspense>
      <ConversationPage key={peer} peer={peer} />
    </Suspense>
  )
}
