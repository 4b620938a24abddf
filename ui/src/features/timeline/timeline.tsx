import { ArrowDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { usePartnerName } from '@/shared/messenger/names'
import type { Uuid } from '@/shared/protocol/generated'
import { Button } from '@/shared/ui/button'
import { Announcer } from './announcer'
import { DayRow } from './day-row'
import { MessageRow } from './message-row'
import { OlderMessages } from './older-messages'
import { OutgoingRow } from './outgoing-row'
import { useReading } from './use-reading'
import { useScroll } from './use-scroll'
import { useTimeline } from './use-timeline'

export function Timeline({ peer }: { peer: Uuid }) {
  const { t } = useTranslation()
  const { name, isSelf } = usePartnerName(peer)
  const model = useTimeline(peer)
  const { messages, rows, outgoing, isLoaded } = model
  const { scroller, isAtEnd, toEnd } = useScroll(
    String(messages[0]?.seq),
    String(messages.at(-1)?.seq),
    outgoing.at(-1)?.cid ?? '',
  )
  const news = useReading(model.conversationId, messages, isAtEnd)
  const beginning = isSelf ? t('timeline.beginningNotes') : t('timeline.beginning', { name })

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="region"
        tabIndex={0}
        aria-label={t('timeline.label', { name })}
        className="h-full overflow-y-auto -outline-offset-2 [overflow-anchor:none]"
      >
        <div className="flex min-h-full flex-col pb-4">
          {isLoaded ? (
            <OlderMessages model={model} name={beginning} />
          ) : (
            <p className="px-4 pt-4 text-soft md:px-6">{t('timeline.loading')}</p>
          )}
          <ol className="mt-auto">
            {rows.map((row) => {
              switch (row.kind) {
                case 'day':
                  return <DayRow key={row.key} row={row} />
                case 'message':
                  return (
                    <MessageRow key={row.key} message={row.message} opensGroup={row.opensGroup} />
                  )
                case 'outgoing':
                  return (
                    <OutgoingRow key={row.key} message={row.message} opensGroup={row.opensGroup} />
                  )
              }
            })}
          </ol>
        </div>
      </div>
      {news > 0 && (
        <Button
          look="primary"
          className="absolute bottom-2 left-1/2 -translate-x-1/2 rounded-full shadow-lg"
          onClick={toEnd}
        >
          {t('timeline.newMessages', { count: news })}
          <ArrowDown aria-hidden="true" className="size-4" />
        </Button>
      )}
      <Announcer messages={messages} isLoaded={isLoaded} />
    </div>
  )
}
