import { useTranslation } from 'react-i18next'
import { localeOf, longDate } from '@/shared/i18n/times'
import { useChat } from '@/shared/messenger/messenger-context'
import { usePartnerName } from '@/shared/messenger/names'
import type { Uuid } from '@/shared/protocol/generated'
import { CopyButton } from '@/shared/text/copy-button'

/** Who it is that one talks to, as far as the server tells. */
export function PersonSection({ peer }: { peer: Uuid }) {
  const { t, i18n } = useTranslation()
  const { name, isSelf } = usePartnerName(peer)
  const user = useChat((state) => state.users.get(peer))
  const locale = localeOf(i18n.language)
  return (
    <section className="py-5">
      <h2 className="text-2xl/8 font-bold tracking-tight wrap-anywhere">{name}</h2>
      {user ? (
        <>
          <p className="mt-1 flex items-center gap-1">
            <span className="truncate text-soft">@{user.username}</span>
            <CopyButton text={user.username} label={t('details.copyUsername')} />
          </p>
          <p className="mt-2 text-sm text-soft">
            {user.role === 'administrator' && `${t('details.administrator')} · `}
            {t('details.since', { date: longDate(new Date(user.createdAt), locale) })}
          </p>
        </>
      ) : (
        <p className="mt-1 text-soft">{t('details.unknown')}</p>
      )}
      {isSelf && <p className="mt-2 text-sm text-soft">{t('timeline.beginningNotes')}</p>}
    </section>
  )
}
