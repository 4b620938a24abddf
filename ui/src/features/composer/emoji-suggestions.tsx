import { useTranslation } from 'react-i18next'
import type { EmojiCompletion } from './use-emoji-completion'

export const suggestionId = (at: number) => `emoji-suggestion-${at}`

/** What `:smi` may stand for, above the field; the focus stays in the field. */
export function EmojiSuggestions({ completion }: { completion: EmojiCompletion }) {
  const { t } = useTranslation()
  const { found, at, take } = completion
  return (
    <ul
      id="emoji-suggestions"
      role="listbox"
      aria-label={t('emoji.suggested')}
      className="absolute bottom-full left-0 z-10 mb-2 w-72 max-w-full rounded-lg border border-line bg-surface p-1 shadow-xl"
    >
      {found.map(({ emoji, label }, index) => (
        <li
          key={emoji}
          id={suggestionId(index)}
          role="option"
          aria-selected={index === at}
          className="flex h-9 cursor-pointer items-center gap-3 rounded-md px-2 hover:bg-hover aria-selected:bg-selected"
          onPointerDown={(event) => {
            // The caret stays where the emoji goes.
            event.preventDefault()
          }}
          onClick={() => {
            take(emoji)
          }}
        >
          <span aria-hidden="true" className="text-xl">
            {emoji}
          </span>
          <span className="truncate">{label}</span>
        </li>
      ))}
    </ul>
  )
}
