import { useTranslation } from 'react-i18next'
import type { Destination } from './use-switcher'

export function DestinationRow({ to: { name, username, unread } }: { to: Destination }) {
  const { t } = useTranslation()
  return (
    <>
      <span className={`truncate ${unread > 0 ? 'font-bold' : 'font-semibold'}`}>{name}</span>
      <span className="truncate text-sm text-soft">@{username}</span>
      {unread > 0 && (
        <span className="ml-auto shrink-0 text-sm font-semibold text-accent figures">
          {t('conversations.unread', { count: unread })}
        </span>
      )}
    </>
  )
}
