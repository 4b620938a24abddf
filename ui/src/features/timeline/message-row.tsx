import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { exactTime, localeOf, timeOfDay } from '@/shared/i18n/times'
import { useChat } from '@/shared/messenger/messenger-context'
import { LinkedText } from '@/shared/text/linked-text'
import type { Row } from './rows'

/** One message: the time in the gutter, the sender where the group begins, the text. */
export const MessageRow = memo(function MessageRow({
  row,
}: {
  row: Extract<Row, { kind: 'message' }>
}) {
  const { t, i18n } = useTranslation()
  const { message, at, opensGroup } = row
  const sender = useChat((state) => state.users.get(message.senderId)?.displayName)
  const isOwn = useChat((state) => state.self.id === message.senderId)
  return (
    <li
      className={`group grid grid-cols-[4rem_minmax(0,1fr)] px-4 hover:bg-panel md:px-6 ${opensGroup ? 'mt-3' : ''}`}
    >
      <time
        dateTime={message.sentAt}
        title={exactTime(at, localeOf(i18n.language))}
        className={`text-xs leading-[1.375rem] text-soft figures ${opensGroup ? '' : 'invisible group-hover:visible'}`}
      >
        {timeOfDay(at, localeOf(i18n.language))}
      </time>
      <div>
        <p className={opensGroup ? `font-bold ${isOwn ? 'text-accent' : ''}` : 'sr-only'}>
          {sender ?? t('people.unknown')}
        </p>
        <p className="max-w-[72ch] pb-0.5 break-words whitespace-pre-wrap">
          <LinkedText text={message.body} />
        </p>
      </div>
    </li>
  )
})
