import { useEffect, useState } from 'react'
import { sendable } from '@/shared/protocol/limits'
import { type FailureCode, failureCode } from '@/shared/socket/request-error'
import { useChat, useMessenger } from './messenger-context'

const TYPING_MS = 150
const MOST_TYPED = 64

export interface UserSearch {
  /** What was asked for. */
  query: string
  isSearching: boolean
  failure: FailureCode | undefined
}

/** Asks the server whose names hold the text, a moment after the last letter; what it finds joins the known users. */
export function useUserSearch(text: string): UserSearch {
  const query = sendable(text.trim()).slice(0, MOST_TYPED)
  const messenger = useMessenger()
  const isOnline = useChat((state) => state.link.phase === 'online')
  const [answered, setAnswered] = useState<{ query: string; failure?: FailureCode }>()

  useEffect(() => {
    if (!isOnline) return undefined
    let isCurrent = true
    const timer = setTimeout(() => {
      messenger.findUsers(query).then(
        () => {
          if (isCurrent) setAnswered({ query })
        },
        (error: unknown) => {
          if (isCurrent) setAnswered({ query, failure: failureCode(error) })
        },
      )
    }, TYPING_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [messenger, query, isOnline])

  const isAnswered = answered?.query === query
  return {
    query,
    isSearching: isOnline && !isAnswered,
    failure: isAnswered ? answered.failure : undefined,
  }
}
