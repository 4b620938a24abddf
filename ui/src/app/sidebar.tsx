import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountPanel } from '@/features/account/account-panel'
import { ConnectionStatus } from '@/features/connection/connection-status'
import { ConversationList } from '@/features/conversations/conversation-list'
import { PeopleSearch } from '@/features/people/people-search'
import { useChat } from '@/shared/messenger/messenger-context'
import { Wordmark } from '@/shared/ui/wordmark'
import { JumpButton } from '@/features/shortcuts/jump-button'
import { useNarrow } from './use-narrow'

interface SidebarProps {
  selected: string | undefined
  /** Something to offer, above the account. */
  hint: ReactNode
  onJump: () => void
}

export function Sidebar({ selected, hint, onJump }: SidebarProps) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const hasNone = useChat((state) => state.isListed && state.conversations.size === 0)
  return (
    <div className="flex h-full flex-col border-line bg-panel md:border-r">
      <h1 className="sr-only md:hidden">{t('conversations.label')}</h1>
      {/* Within the main part, where this is it, a banner has no place. */}
      <header
        role={isNarrow ? 'none' : undefined}
        className="flex h-14 shrink-0 items-center justify-between pr-2 pl-4"
      >
        <Wordmark size="small" />
        <JumpButton onJump={onJump} />
      </header>
      <PeopleSearch showsAll={hasNone}>
        <ConversationList selected={selected} />
      </PeopleSearch>
      {hint}
      <AccountPanel status={<ConnectionStatus />} />
    </div>
  )
}
