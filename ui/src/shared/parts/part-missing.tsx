import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/button'

/** Stands, above all else, for a part of the page that could not be fetched. */
export function PartMissing() {
  const { t } = useTranslation()
  return (
    <div
      role="alert"
      className="fixed inset-x-4 bottom-4 z-10 mx-auto flex max-w-md flex-wrap items-center justify-end gap-2 rounded-lg border border-line bg-surface p-4 text-sm shadow-xl"
    >
      <p className="w-full">{t('part.missing')}</p>
      <Button
        onClick={() => {
          location.reload()
        }}
      >
        {t('part.reload')}
      </Button>
    </div>
  )
}
