import { useTranslation } from 'react-i18next'
import { FormattedText } from '@/shared/text/formatted-text'
import { isLong, isOnlyEmoji } from './text-shape'

interface MessageTextProps {
  text: string
  isUnfolded: boolean
  onFold: (isUnfolded: boolean) => void
}

/** What somebody wrote: large where it is only emoji, folded where it is long. */
export function MessageText({ text, isUnfolded, onFold }: MessageTextProps) {
  const { t } = useTranslation()
  if (isOnlyEmoji(text)) return <p className="text-3xl/10">{text}</p>
  if (!isLong(text)) return <FormattedText text={text} />
  return (
    <>
      <div className={isUnfolded ? '' : 'max-h-82 overflow-hidden mask-b-from-80%'}>
        <FormattedText text={text} />
      </div>
      <button
        type="button"
        className="cursor-pointer text-sm font-semibold text-accent underline-offset-2 hover:underline"
        onClick={() => {
          onFold(!isUnfolded)
        }}
      >
        {t(isUnfolded ? 'timeline.showLess' : 'timeline.showMore')}
      </button>
    </>
  )
}
