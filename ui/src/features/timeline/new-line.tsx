import { useTranslation } from 'react-i18next'

/** Stands before the first message that was new. */
export function NewLine() {
  const { t } = useTranslation()
  return (
    <p className="flex items-center gap-3 px-4 py-1 text-xs font-semibold text-accent md:px-6">
      <span aria-hidden="true" className="h-px flex-1 bg-accent" />
      {t('timeline.newLine')}
    </p>
  )
}
