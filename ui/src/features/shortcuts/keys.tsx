import { useTranslation } from 'react-i18next'
import { isApple } from '@/shared/ui/platform'
import type { Chord } from './shortcuts'

const named = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'enter',
  Escape: 'escape',
} as const

const isNamed = (key: string): key is keyof typeof named => key in named

/** A chord as it stands on the keyboard. */
export function Keys({ chord }: { chord: Chord }) {
  const { t } = useTranslation()
  const parts = [
    ...(chord.mod ? [isApple ? '⌘' : t('keys.control')] : []),
    ...(chord.alt ? [isApple ? '⌥' : t('keys.alt')] : []),
    ...(chord.shift ? [t('keys.shift')] : []),
    isNamed(chord.key) ? t(`keys.${named[chord.key]}`) : chord.key.toUpperCase(),
  ]
  return (
    <span className="inline-flex gap-1">
      {parts.map((part) => (
        <kbd
          key={part}
          className="min-w-5 rounded border border-line bg-panel px-1.5 text-center font-sans text-xs leading-5 text-soft"
        >
          {part}
        </kbd>
      ))}
    </span>
  )
}
