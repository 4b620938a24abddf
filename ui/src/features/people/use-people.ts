import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChat, useMessenger } from '@/shared/messenger/messenger-context'
import { sendable } from '@/shared/protocol/limits'
import type { User } from '@/shared/protocol/generated'
import { type FailureCode, failureCode } from '@/shared/socket/request-error'

const TYPING_MS = 150
const MOST_SHOWN = 50
const MOST_TYPED = 64

export interface PeopleModel {
  people: readonly User[]
  isSearching: boolean
  failure: FailureCode | undefined
}

/** People whose names hold the text; all of them where it is empty. Those known already are there at once. */
export function usePeople(text: string): PeopleModel {
  const query = sendable(text.trim()).slice(0, MOST_TYPED)
  const messenger = useMessenger()
  const { i18n } = useTranslation()
  const isOnline = useChat((state) => state.link.phase === 'online')
  const users = useChat((state) => state.users)
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

  const people = useMemo(() => {
    const wanted = query.toLowerCase()
    const holds = ({ username, displayName }: User) =>
      username.includes(wanted) || displayName.toLowerCase().includes(wanted)
    return [...users.values()]
      .filter(holds)
      .sort((a, b) => a.displayName.localeCompare(b.displayName, i18n.language))
      .slice(0, MOST_SHOWN)
  }, [users, query, i18n.language])

  const isAnswered = answered?.query === query
  return {
    people,
    isSearching: isOnline && !isAnswered,
    failure: isAnswered ? answered.failure : undefined,
  }
}
