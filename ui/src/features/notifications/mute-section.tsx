import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useChoices } from '@/shared/notifications/choices-context'
import type { Uuid } from '@/shared/protocol/generated'
import { Section } from '@/shared/ui/section'
import { usePermission } from './permission'

/** Whether this browser tells of new messages in the conversation, and the way to change it. */
export function MuteSection({ peer }: { peer: Uuid }) {
  const { t } = useTranslation()
  const [{ muted, isOn }, choices] = useChoices()
  const isHeard = usePermission() === 'granted' && isOn === true
  const isMuted = muted.has(peer)
  const note = useId()
  return (
    <Section title={t('settings.notifications')}>
      <label className="flex min-h-6 cursor-pointer items-center justify-between gap-4">
        {t('notifications.mute')}
        <input
          type="checkbox"
          role="switch"
          checked={isMuted}
          aria-describedby={note}
          className="switch"
          onChange={(change) => {
            choices.mute(peer, change.target.checked)
          }}
        />
      </label>
      <p id={note} className="mt-1 text-sm text-soft">
        {isMuted
          ? t('notifications.isMutedNote')
          : t(isHeard ? 'notifications.isHeard' : 'notifications.isOff')}
      </p>
      {!isMuted && !isHeard && (
        <Link
          href="/settings/notifications"
          className="text-sm font-medium text-accent underline-offset-2 hover:underline"
        >
          {t('notifications.change')}
        </Link>
      )}
    </Section>
  )
}
