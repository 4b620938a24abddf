import { memo } from 'react'
import { useChat } from '@/shared/messenger/messenger-context'
import { DayHeading } from './day-heading'
import { MessageRow } from './message-row'
import { OutgoingRow } from './outgoing-row'
import { isSent, type Item, standingOf, timeOf } from './rows'

interface TimelineRowProps {
  item: Item
  before: Item | undefined
}

/** A message, under the heading of its day where it is the first one. */
export const TimelineRow = memo(function TimelineRow({ item, before }: TimelineRowProps) {
  const self = useChat((state) => state.self.id)
  const { opensDay, opensGroup } = standingOf(item, before, self)
  return (
    <>
      {opensDay && <DayHeading day={timeOf(item)} />}
      {isSent(item) ? (
        <MessageRow message={item} opensGroup={opensGroup} />
      ) : (
        <OutgoingRow message={item} opensGroup={opensGroup} />
      )}
    </>
  )
})
