import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { partnersInOrder } from '@/shared/messenger/conversation-order'
import { useChat } from '@/shared/messenger/messenger-context'
import { useUserSearch } from '@/shared/messenger/use-user-search'
import type { User, Uuid } from '@/shared/protocol/generated'
import type { FailureCode } from '@/shared/socket/request-error'
import { matchOf } from './matching'

const MOST_SHOWN = 20

export interface Destination {
  id: Uuid
  name: string
  username: string
  unread: number
}

export interface SwitcherModel {
  letters: string
  setLetters: (letters: string) => void
  destinations: readonly Destination[]
  /** Somebody has gone to one of them by hand: what is found from now on joins below them. */
  hold: () => void
  isSearching: boolean
  failure: FailureCode | undefined
}

/** Where the letters may lead: the best fit first, and of equals those talked to last. */
export function useSwitcher(): SwitcherModel {
  const [letters, setLetters] = useState('')
  const [held, setHeld] = useState<readonly Uuid[]>([])
  const { t, i18n } = useTranslation()
  const { isSearching, failure } = useUserSearch(letters)
  const users = useChat((state) => state.users)
  const conversations = useChat((state) => state.conversations)
  const privateWith = useChat((state) => state.privateWith)
  const self = useChat((state) => state.self.id)

  const destinations = useMemo(() => {
    const recency = new Map(partnersInOrder(conversations, self).map((id, place) => [id, place]))
    const last = recency.size
    const places = new Map(held.map((id, place) => [id, place]))
    const placeOf = ({ id }: Destination) => places.get(id) ?? held.length
    const destinationOf = ({ id, displayName, username }: User): Destination => ({
      id,
      name: id === self ? t('conversations.notes') : displayName,
      username,
      unread: conversations.get(privateWith.get(id) ?? '')?.unread ?? 0,
    })
    return [...users.values()]
      .map(destinationOf)
      .flatMap((to) => {
        const fit = matchOf(letters, [to.name, to.username])
        return fit === undefined ? [] : [{ to, fit, place: recency.get(to.id) ?? last }]
      })
      .sort(
        (a, b) =>
          placeOf(a.to) - placeOf(b.to) ||
          a.fit - b.fit ||
          a.place - b.place ||
          a.to.name.localeCompare(b.to.name, i18n.language),
      )
      .slice(0, MOST_SHOWN)
      .map(({ to }) => to)
  }, [letters, held, users, conversations, privateWith, self, t, i18n.language])

  return {
    letters,
    setLetters: (changed) => {
      setLetters(changed)
      setHeld([])
    },
    destinations,
    hold: () => {
      setHeld(destinations.map(({ id }) => id))
    },
    isSearching,
    failure,
  }
}
