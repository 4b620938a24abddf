import { useTranslation } from 'react-i18next'
import { useChoices } from '@/shared/notifications/choices-context'
import { Choice } from '@/shared/ui/choice'
import { MutedList } from './muted-list'
import { askPermission, usePermission } from './permission'

/** Whether, and with how much, this browser tells of new messages. */
export default function NotificationsSection() {
  const { t } = useTranslation()
  const [{ isOn, showsText }, choices] = useChoices()
  const permission = usePermission()
  const isPossible = permission === 'default' || permission === 'granted'
  const isActive = isOn === true && permission === 'granted'
  const yesOrNo = [
    { value: 'yes', label: t('notifications.on') },
    { value: 'no', label: t('notifications.off') },
  ] as const

  return (
    <div className="space-y-8">
      <p className="text-soft">{t('notifications.intro')}</p>
      {isPossible ? (
        <Choice
          legend={t('notifications.desktop')}
          value={isActive ? 'yes' : 'no'}
          options={yesOrNo}
          onChange={(chosen) => {
            if (chosen === 'no') choices.turn(false)
            else
              void askPermission().then((isGranted) => {
                choices.turn(isGranted)
              })
          }}
        />
      ) : (
        <p role="status">{t(`notifications.${permission}`)}</p>
      )}
      {isActive && (
        <Choice
          legend={t('notifications.text')}
          value={showsText ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: t('notifications.textShown') },
            { value: 'no', label: t('notifications.textHidden') },
          ]}
          onChange={(chosen) => {
            choices.showText(chosen === 'yes')
          }}
        />
      )}
      <MutedList />
    </div>
  )
}
