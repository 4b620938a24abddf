import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { usePartnerName } from '@/shared/messenger/names'
import type { Uuid } from '@/shared/protocol/generated'

interface ConversationHeaderProps {
  peer: Uuid
  /** What can be done with the conversation. */
  children: ReactNode
}

export function ConversationHeader({ peer, children }: ConversationHeaderProps) {
  const { t } = useTranslation()
  const { name, username, isSelf } = usePartnerName(peer)
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-4 md:px-6">
      <Link
        href="/"
        aria-label={t('timeline.back')}
        className="-ml-3 grid size-10 place-items-center rounded-md text-soft hover:text-ink md:hidden"
      >
        <ChevronLeft aria-hidden="true" className="size-6" />
      </Link>
      <div className="flex min-w-0 flex-1 items-baseline gap-2">
        <h1 className="truncate text-lg font-bold tracking-tight">{name}</h1>
        {!isSelf && username !== '' && (
          <span className="truncate text-sm text-soft">@{username}</span>
        )}
      </div>
      {children}
    </header>
  )
}
