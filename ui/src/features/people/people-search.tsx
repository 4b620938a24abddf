import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PeopleList } from './people-list'

interface PeopleSearchProps {
  /** Whether everybody is shown while nothing is typed. */
  showsAll: boolean
  /** What is shown below the field while nothing is typed. */
  children: ReactNode
}

/** A field to find people by; arrow keys walk through what was found, Enter opens the first. */
export function PeopleSearch({ showsAll, children }: PeopleSearchProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const whole = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const isTyped = query.trim() !== ''

  function clear() {
    setQuery('')
    field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    const results = [...(whole.current?.querySelectorAll<HTMLElement>('[data-result]') ?? [])]
    const at = results.findIndex((result) => result === document.activeElement)
    if (event.key === 'Escape' && isTyped) clear()
    else if (event.key === 'ArrowDown') results[Math.min(at + 1, results.length - 1)]?.focus()
    else if (event.key === 'ArrowUp') (at > 0 ? results[at - 1] : field.current)?.focus()
    else if (event.key === 'Enter' && at === -1 && isTyped) results[0]?.click()
    else return
    event.preventDefault()
  }

  return (
    <div ref={whole} onKeyDown={onKeyDown} className="flex min-h-0 flex-1 flex-col">
      <div role="search" className="relative px-4 pb-3">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-2.5 left-6.5 size-4 text-soft"
        />
        <input
          ref={field}
          type="text"
          role="searchbox"
          aria-label={t('people.find')}
          placeholder={t('people.find')}
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          value={query}
          className="h-9 w-full rounded-md border border-field bg-surface pr-9 pl-8.5 text-sm placeholder:text-soft"
          onChange={(change) => {
            setQuery(change.target.value)
          }}
        />
        {isTyped && (
          <button
            type="button"
            aria-label={t('people.clear')}
            className="absolute top-1 right-5 grid size-7 cursor-pointer place-items-center rounded text-soft hover:text-ink"
            onClick={clear}
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        )}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        {!isTyped && children}
        {(isTyped || showsAll) && (
          <PeopleList
            query={query.trim()}
            onChosen={() => {
              setQuery('')
            }}
          />
        )}
      </div>
    </div>
  )
}
