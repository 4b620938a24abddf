import { Bell, BellOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useChoices } from '@/shared/notifications/choices-context'
import type { Uuid } from '@/shared/protocol/generated'

/** Mutes the open conversation in this browser, or lets it be heard again. */
export function MuteButton({ peer }: { peer: Uuid }) {
  const { t } = useTranslation()
  const [{ muted }, choices] = useChoices()
  const isMuted = muted.has(peer)
  const Icon = isMuted ? BellOff : Bell
  return (
    <button
      type="button"
      aria-pressed={isMuted}
      aria-label={t('notifications.mute')}
      title={t(isMuted ? 'notifications.unmute' : 'notifications.mute')}
      className="grid size-9 shrink-0 cursor-pointer place-items-center rounded-md text-soft hover:bg-hover hover:text-ink"
      onClick={() => {
        choices.mute(peer, !isMuted)
      }}
    >
      <Icon aria-hidden="true" className="size-4.5" />
    </button>
  )
}
