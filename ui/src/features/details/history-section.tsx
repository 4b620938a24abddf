import { useTranslation } from 'react-i18next'
import { localeOf, longDate } from '@/shared/i18n/times'
import type { Uuid } from '@/shared/protocol/generated'
import { Section } from '@/shared/ui/section'
import { useLoadedMessages } from './use-loaded-messages'

/** How much was said, and since when: all of it where it is here, else as far as it is. */
export function HistorySection({ peer }: { peer: Uuid }) {
  const { t, i18n } = useTranslation()
  const { isLoaded, isWhole, messages } = useLoadedMessages(peer)
  const locale = localeOf(i18n.language)
  const [first] = messages
  const number = new Intl.NumberFormat(locale).format(messages.length)
  return (
    <Section title={t('details.history')}>
      {first ? (
        <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 text-sm">
          <dt className="text-soft">{t(isWhole ? 'details.messages' : 'details.loaded')}</dt>
          <dd className="text-right figures">{number}</dd>
          <dt className="text-soft">{t(isWhole ? 'details.first' : 'details.loadedFrom')}</dt>
          <dd className="text-right">{longDate(new Date(first.sentAt), locale)}</dd>
        </dl>
      ) : (
        <p className="text-sm text-soft">{t(isLoaded ? 'timeline.empty' : 'timeline.loading')}</p>
      )}
    </Section>
  )
}
