import { useTranslation } from 'react-i18next'
import { ConnectionBanner } from '@/features/connection/connection-banner'
import { useTitle } from './use-title'

export function NothingOpen() {
  const { t } = useTranslation()
  useTitle(t('conversations.label'))
  return (
    <>
      <ConnectionBanner />
      <div className="m-auto max-w-sm px-6 text-center">
        <h1 className="text-2xl font-bold tracking-tight text-balance">
          {t('conversations.noneTitle')}
        </h1>
        <p className="mt-2 text-balance text-soft">{t('conversations.none')}</p>
      </div>
    </>
  )
}
