import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useChat } from '@/shared/messenger/messenger-context'
import { useUserSearch } from '@/shared/messenger/use-user-search'
import type { User } from '@/shared/protocol/generated'
import type { FailureCode } from '@/shared/socket/request-error'

const MOST_SHOWN = 50

export interface PeopleModel {
  people: readonly User[]
  isSearching: boolean
  failure: FailureCode | undefined
}

/** People whose names hold the text; all of them where it is empty. Those known already are there at once. */
export function usePeople(text: string): PeopleModel {
  const { query, isSearching, failure } = useUserSearch(text)
  const { i18n } = useTranslation()
  const users = useChat((state) => state.users)

  const people = useMemo(() => {
    const wanted = query.toLowerCase()
    const holds = ({ username, displayName }: User) =>
      username.includes(wanted) || displayName.toLowerCase().includes(wanted)
    return [...users.values()]
      .filter(holds)
      .sort((a, b) => a.displayName.localeCompare(b.displayName, i18n.language))
      .slice(0, MOST_SHOWN)
  }, [users, query, i18n.language])

  return { people, isSearching, failure }
}
