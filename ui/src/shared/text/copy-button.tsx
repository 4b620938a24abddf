import { Check, Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCopy } from './use-copy'

interface CopyButtonProps {
  text: string
  label: string
  /** Whether the tab key leads here. */
  isReachable?: boolean
}

/** Copies the text, and shows and says that it did. */
export function CopyButton({ text, label, isReachable = true }: CopyButtonProps) {
  const { t } = useTranslation()
  const { isCopied, copy } = useCopy(text)
  const Icon = isCopied ? Check : Copy
  return (
    <button
      type="button"
      title={label}
      tabIndex={isReachable ? 0 : -1}
      aria-label={label}
      className="grid size-7 pointer-coarse:size-10 cursor-pointer place-items-center rounded-md border border-line bg-surface text-soft hover:text-ink"
      onClick={copy}
    >
      <Icon aria-hidden="true" className="size-4" />
      <span role="status" className="sr-only">
        {isCopied ? t('text.copied') : ''}
      </span>
    </button>
  )
}
