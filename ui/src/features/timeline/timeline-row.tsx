import { memo } from 'react'
import { useChat } from '@/shared/messenger/messenger-context'
import { DayHeading } from './day-heading'
import { MessageRow } from './message-row'
import { type Item, keyOf, standingOf, timeOf } from './rows'

interface TimelineRowProps {
  item: Item
  before: Item | undefined
  isFirstNew: boolean
  isUnfolded: boolean
  onFold: (key: string, isUnfolded: boolean) => void
  /** Told what has the focus, and undefined when that goes elsewhere. */
  onFocus: (item: Item | undefined) => void
}

/** A message, under the heading of its day where it is the first one. */
export const TimelineRow = memo(function TimelineRow({
  item,
  before,
  isFirstNew,
  isUnfolded,
  onFold,
  onFocus,
}: TimelineRowProps) {
  const self = useChat((state) => state.self.id)
  const { opensDay, opensGroup } = standingOf(item, before, self)
  const row = {
    opensGroup: opensGroup || isFirstNew,
    isUnfolded,
    onFold: (toUnfold: boolean) => {
      onFold(keyOf(item, self), toUnfold)
    },
  }
  return (
    <div
      onFocus={() => {
        onFocus(item)
      }}
      onBlur={() => {
        onFocus(undefined)
      }}
    >
      {opensDay && <DayHeading day={timeOf(item)} />}
      <MessageRow message={item} isFirstNew={isFirstNew} {...row} />
    </div>
  )
})
