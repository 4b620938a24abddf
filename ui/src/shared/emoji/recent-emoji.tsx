import { useTranslation } from 'react-i18next'

interface RecentEmojiProps {
  emoji: readonly string[]
  onPick: (emoji: string) => void
}

/** Those taken of late, at hand before any search. */
export function RecentEmoji({ emoji, onPick }: RecentEmojiProps) {
  const { t } = useTranslation()
  if (emoji.length === 0) return null
  return (
    <div
      role="group"
      aria-label={t('emoji.recent')}
      className="flex px-2 pb-1"
      onKeyDown={(event) => {
        // The picker around it would take the choice for one from its list.
        if (event.key !== 'Escape') event.stopPropagation()
      }}
    >
      {emoji.map((one) => (
        <button
          key={one}
          type="button"
          className="grid size-8 cursor-pointer place-items-center rounded-md text-xl hover:bg-hover"
          onClick={() => {
            onPick(one)
          }}
        >
          {one}
        </button>
      ))}
    </div>
  )
}
