import { useTranslation } from 'react-i18next'
import { dayHeading, daysBetween, localeOf } from '@/shared/i18n/times'
import { useToday } from './use-today'

/** Heads the messages of a day. */
export function DayHeading({ day }: { day: Date }) {
  const { t, i18n } = useTranslation()
  const today = useToday()
  const daysAgo = daysBetween(day, today)
  const heading =
    daysAgo === 0
      ? t('timeline.today')
      : daysAgo === 1
        ? t('timeline.yesterday')
        : dayHeading(day, today, localeOf(i18n.language))
  return (
    <div
      role="listitem"
      className="flex items-center gap-3 px-4 pt-5 compact:pt-2 text-xs font-semibold text-soft md:px-6"
    >
      <span className="first-letter:uppercase">{heading}</span>
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
    </div>
  )
}
