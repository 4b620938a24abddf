import { Suspense, useEffect } from 'react'
import { part } from '@/shared/parts/part'
import type { Details } from './use-details'

const load = async () => ({ default: (await import('./conversation-page')).ConversationPage })
const ConversationPage = part(load)

/** Fetches what shows conversations as soon as somebody is signed in, so that none waits for it. */
export function useConversationPage(): void {
  useEffect(() => {
    // Where it cannot be had, whoever opens one is told.
    load().catch(() => undefined)
  }, [])
}

/** A conversation; nothing for the moment in which the page is still being fetched. */
export function ConversationPane({ peer, details }: { peer: string; details: Details }) {
  return (
    <Suspense>
      <ConversationPage key={peer} peer={peer} details={details} />
    </Suspense>
  )
}
