import { useTranslation } from 'react-i18next'
import { useChoices } from '@/shared/notifications/choices-context'
import { Button } from '@/shared/ui/button'
import { askPermission, usePermission } from './permission'

/** Offers notifications once, after the first message of somebody else came. */
export function NotificationHint({ hasNews }: { hasNews: boolean }) {
  const { t } = useTranslation()
  const [{ isOn }, choices] = useChoices()
  const permission = usePermission()
  if (!hasNews || isOn !== undefined || permission !== 'default') return null
  return (
    <section
      aria-label={t('settings.notifications')}
      className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-3 text-sm"
    >
      <p className="w-full">{t('notifications.hint')}</p>
      <Button
        className="h-8"
        onClick={() => {
          void askPermission().then((isGranted) => {
            choices.turn(isGranted)
          })
        }}
      >
        {t('notifications.turnOn')}
      </Button>
      <Button
        look="quiet"
        className="h-8"
        onClick={() => {
          choices.turn(false)
        }}
      >
        {t('notifications.notNow')}
      </Button>
    </section>
  )
}
