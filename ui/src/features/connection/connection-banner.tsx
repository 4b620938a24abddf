import { useTranslation } from 'react-i18next'
import { useMessenger } from '@/shared/messenger/messenger-context'
import { useConnection } from './use-connection'

/** Says what a lost connection means for what one is doing. */
export function ConnectionBanner() {
  const { t } = useTranslation()
  const messenger = useMessenger()
  if (useConnection() !== 'waiting') return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-panel px-4 py-2 text-sm md:px-6">
      <p>{t('connection.waiting')}</p>
      <button
        type="button"
        className="cursor-pointer font-semibold text-accent underline-offset-2 hover:underline"
        onClick={() => {
          messenger.wake()
        }}
      >
        {t('connection.retry')}
      </button>
    </div>
  )
}
