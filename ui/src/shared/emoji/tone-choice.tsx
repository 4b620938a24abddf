import type { SkinTone } from 'frimousse'
import { useTranslation } from 'react-i18next'
import { tones } from './emoji-habits'

const hands = {
  none: '✋',
  light: '✋🏻',
  'medium-light': '✋🏼',
  medium: '✋🏽',
  'medium-dark': '✋🏾',
  dark: '✋🏿',
} satisfies Record<SkinTone, string>

interface ToneChoiceProps {
  tone: SkinTone
  onChange: (tone: SkinTone) => void
}

/** In which skin tone hands and people are shown and taken. */
export function ToneChoice({ tone, onChange }: ToneChoiceProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="flex items-center gap-1 border-t border-line px-3 py-2">
      <legend className="float-left mr-auto text-xs text-soft">{t('emoji.tone')}</legend>
      {tones.map((one) => (
        <label
          key={one}
          className="relative grid size-7 cursor-pointer place-items-center rounded-md text-lg hover:bg-hover has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="emoji-tone"
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
            checked={one === tone}
            aria-label={t(`emoji.tones.${one}`)}
            onChange={() => {
              onChange(one)
            }}
          />
          <span aria-hidden="true" className="pointer-events-none">
            {hands[one]}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
