import { useTranslation } from 'react-i18next'
import { CopyButton } from '@/shared/text/copy-button'

interface EntryActionsProps {
  /** The text as it was written. */
  text: string
  /** Whether the tab key leads here. */
  isReachable: boolean
}

/** What can be done with an entry; in nobody's way until the entry is pointed at, touched or focused. */
export function EntryActions({ text, isReachable }: EntryActionsProps) {
  const { t } = useTranslation()
  return (
    <div className="invisible absolute -top-3 right-4 flex gap-1 group-hover:visible group-focus-visible:visible focus-within:visible pointer-coarse:group-focus-within:visible">
      <CopyButton text={text} label={t('timeline.copy')} isReachable={isReachable} />
    </div>
  )
}
