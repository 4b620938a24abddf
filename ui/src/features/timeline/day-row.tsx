import { useTranslation } from 'react-i18next'
import { dayHeading, localeOf } from '@/shared/i18n/times'
import type { Row } from './rows'

export function DayRow({ row }: { row: Extract<Row, { kind: 'day' }> }) {
  const { t, i18n } = useTranslation()
  const { day, daysAgo } = row
  const heading =
    daysAgo === 0
      ? t('timeline.today')
      : daysAgo === 1
        ? t('timeline.yesterday')
        : dayHeading(day, new Date(), localeOf(i18n.language))
  return (
    <li className="mt-5 flex items-center gap-3 px-4 text-xs font-semibold text-soft md:px-6">
      <span className="first-letter:uppercase">{heading}</span>
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
    </li>
  )
}
