import { useTranslation } from 'react-i18next'
import { usePartnerName } from '@/shared/messenger/names'
import { useChoices } from '@/shared/notifications/choices-context'
import type { Uuid } from '@/shared/protocol/generated'
import { Button } from '@/shared/ui/button'

/** The conversations that are muted in this browser. */
export function MutedList() {
  const { t } = useTranslation()
  const [{ muted }] = useChoices()
  return (
    <section>
      <h3 className="mb-2 text-base font-bold">{t('notifications.muted')}</h3>
      {muted.size === 0 ? (
        <p className="text-soft">{t('notifications.noneMuted')}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {[...muted].map((peer) => (
            <MutedRow key={peer} peer={peer} />
          ))}
        </ul>
      )}
    </section>
  )
}

function MutedRow({ peer }: { peer: Uuid }) {
  const { t } = useTranslation()
  const { name } = usePartnerName(peer)
  const [, choices] = useChoices()
  return (
    <li className="flex items-center justify-between gap-4 py-2">
      <span className="truncate font-semibold">{name}</span>
      <Button
        aria-label={t('notifications.unmuteOf', { name })}
        onClick={() => {
          choices.mute(peer, false)
        }}
      >
        {t('notifications.unmute')}
      </Button>
    </li>
  )
}
