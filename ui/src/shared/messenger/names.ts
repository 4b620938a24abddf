import { useTranslation } from 'react-i18next'
import type { Uuid } from '@/shared/protocol/generated'
import { useChat } from './messenger-context'

/** What to call a user: the display name, or “notes” where it is oneself as a partner. */
export function usePartnerName(user: Uuid): { name: string; username: string; isSelf: boolean } {
  const { t } = useTranslation()
  const known = useChat((state) => state.users.get(user))
  const isSelf = useChat((state) => state.self.id === user)
  return {
    name: isSelf ? t('conversations.notes') : (known?.displayName ?? t('people.unknown')),
    username: known?.username ?? '',
    isSelf,
  }
}
