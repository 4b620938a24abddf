import { useTranslation } from 'react-i18next'
import { CopyButton } from '@/shared/text/copy-button'

interface EntryActionsProps {
  /** The text as it was written. */
  text: string
  /** Whether the entry, or something in it, has the focus. */
  isReachable: boolean
}

/** What can be done with an entry; in nobody's way until the entry is pointed at, touched or focused. */
export function EntryActions({ text, isReachable }: EntryActionsProps) {
  const { t } = useTranslation()
  return (
    // Not by :focus-within: between leaving the entry and entering a button nothing has the focus,
    // and what cannot be seen at that moment cannot get it.
    <div
      className={`${isReachable ? '' : 'invisible'} absolute -top-3 right-4 flex gap-1 group-hover:visible`}
    >
      <CopyButton text={text} label={t('timeline.copy')} isReachable={isReachable} />
    </div>
  )
}
