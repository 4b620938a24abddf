import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useChat } from '@/shared/messenger/messenger-context'
import type { User } from '@/shared/protocol/generated'
import { usePeople } from './use-people'

interface PeopleListProps {
  query: string
  onChosen: () => void
}

/** Links to everybody whose name holds the query. */
export function PeopleList({ query, onChosen }: PeopleListProps) {
  const { t } = useTranslation()
  const { people, isSearching, failure } = usePeople(query)
  const isEmpty = people.length === 0 && !isSearching && !failure
  const isAlone = query === '' && people.length === 1 && !isSearching
  return (
    <section aria-label={t('people.results')}>
      <h2 className="px-4 pt-2 pb-1 text-xs font-semibold text-soft">{t('people.results')}</h2>
      <p role="status" className="sr-only">
        {isSearching || query === '' ? '' : t('people.found', { count: people.length })}
      </p>
      {failure && <p className="px-4 py-2 text-sm text-danger">{t(`errors.${failure}`)}</p>}
      {isEmpty && <p className="px-4 py-2 text-soft">{t('people.nobody', { query })}</p>}
      {isAlone && <p className="px-4 py-2 text-soft">{t('people.alone')}</p>}
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <PersonLink person={person} onChosen={onChosen} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PersonLink({ person, onChosen }: { person: User; onChosen: () => void }) {
  const { t } = useTranslation()
  const isSelf = useChat((state) => state.self.id === person.id)
  return (
    <Link
      href={`/people/${person.id}`}
      onClick={onChosen}
      data-result
      className="flex items-baseline gap-2 px-4 py-1.5 -outline-offset-2 hover:bg-hover"
    >
      <span className="truncate font-semibold">
        {isSelf ? t('conversations.notes') : person.displayName}
      </span>
      <span className="truncate text-sm text-soft">@{person.username}</span>
    </Link>
  )
}
