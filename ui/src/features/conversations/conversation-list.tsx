import { BellOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useDraft } from '@/shared/messenger/messenger-context'
import type { Uuid } from '@/shared/protocol/generated'
import { type ConversationItem, useConversationList } from './use-conversation-list'

export function ConversationList({ selected }: { selected: Uuid | undefined }) {
  const { t } = useTranslation()
  const items = useConversationList()
  return (
    <nav aria-label={t('conversations.label')}>
      {items && items.length > 0 ? (
        <ul>
          {items.map((item) => (
            <li key={item.peer}>
              <ConversationLink item={item} isSelected={item.peer === selected} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="px-4 py-2 text-soft">
          {t(items ? 'conversations.empty' : 'conversations.loading')}
        </p>
      )}
    </nav>
  )
}

function ConversationLink({ item, isSelected }: { item: ConversationItem; isSelected: boolean }) {
  const { t } = useTranslation()
  const isUnread = item.unread > 0
  const draft = useDraft(item.peer).replace(/\s+/g, ' ').trim()
  const showsDraft = draft !== '' && !isSelected
  return (
    <Link
      href={`/people/${item.peer}`}
      aria-current={isSelected ? 'page' : undefined}
      className="block border-l-3 border-transparent py-(--row-gap) pr-4 pl-[0.8125rem] -outline-offset-2 hover:bg-hover aria-[current]:border-accent aria-[current]:bg-selected"
    >
      <span className="flex items-baseline justify-between gap-3">
        <span className={`truncate ${isUnread ? 'font-bold' : 'font-semibold'}`}>{item.name}</span>
        <span className="flex shrink-0 items-center gap-1.5 text-xs text-soft figures">
          {item.isMuted && (
            <BellOff role="img" aria-label={t('notifications.isMuted')} className="size-3.5" />
          )}
          {item.time}
        </span>
      </span>
      <span className="flex items-center justify-between gap-3">
        <span className={`truncate text-sm ${isUnread ? '' : 'text-soft'}`}>
          {showsDraft ? (
            <>
              <span className="font-semibold text-accent">{t('conversations.draft')}</span> {draft}
            </>
          ) : (
            item.lastLine
          )}
        </span>
        {isUnread && (
          <span
            className={`min-w-5 shrink-0 rounded-full px-1.5 text-center text-xs leading-5 font-bold figures ${item.isMuted ? 'bg-hover text-soft' : 'bg-accent text-on-accent'}`}
          >
            <span aria-hidden="true">{item.unread}</span>
            <span className="sr-only">{t('conversations.unread', { count: item.unread })}</span>
          </span>
        )}
      </span>
    </Link>
  )
}
