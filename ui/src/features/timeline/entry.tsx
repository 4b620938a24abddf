import { type FocusEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exactTime, localeOf, timeOfDay } from '@/shared/i18n/times'
import { EntryActions } from './entry-actions'
import { NewLine } from './new-line'

interface EntryProps {
  at: Date
  sender: string
  isOwn: boolean
  /** Whether sender and time are told, or are those of the entry before. */
  opensGroup: boolean
  isFirstNew: boolean
  /** The text as it was written. */
  text: string
  children: ReactNode
}

/**
 * One thing that was said: sender, time and text. The time stands in a gutter where there is room.
 * What can be done with it appears under the mouse, after a touch, and where the arrow keys have led.
 */
export function Entry({ at, sender, isOwn, opensGroup, isFirstNew, text, children }: EntryProps) {
  const { i18n } = useTranslation()
  const [hasFocus, setFocus] = useState(false)
  const locale = localeOf(i18n.language)
  const headed = `md:row-start-1 compact:md:pr-3 ${isOwn ? 'text-accent' : ''} truncate font-bold`
  const timed = opensGroup ? '' : 'invisible group-hover:visible max-md:hidden'
  const follow = ({ currentTarget, relatedTarget }: FocusEvent) => {
    setFocus(currentTarget.contains(relatedTarget))
  }
  return (
    <div role="listitem" className={opensGroup ? 'mt-(--group-gap)' : ''}>
      {isFirstNew && <NewLine />}
      <div
        data-entry=""
        tabIndex={-1}
        className="group relative grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-2 px-4 -outline-offset-2 hover:bg-panel md:grid-cols-[4rem_minmax(0,1fr)] md:gap-x-0 md:px-6 compact:md:grid-cols-[3.5rem_8.5rem_minmax(0,1fr)]"
        onFocus={() => {
          setFocus(true)
        }}
        onBlur={follow}
        onPointerUp={({ pointerType, target, currentTarget }) => {
          // Not every browser gives the focus to what a finger touches.
          const isNearer = target instanceof Element && target.closest('a, button') !== null
          if (pointerType === 'touch' && !isNearer) currentTarget.focus({ preventScroll: true })
        }}
      >
        <p className={`md:col-start-2 ${opensGroup ? headed : 'sr-only'}`}>{sender}</p>
        <time
          dateTime={at.toISOString()}
          title={exactTime(at, locale)}
          className={`text-xs text-soft figures md:col-start-1 md:row-start-1 ${timed}`}
        >
          {timeOfDay(at, locale)}
        </time>
        <div
          className={`col-span-2 max-w-[72ch] min-w-0 pb-0.5 compact:pb-0 md:col-span-1 md:col-start-2 compact:md:col-start-3 compact:md:row-start-1 ${opensGroup ? 'md:row-start-2' : 'md:row-start-1'}`}
        >
          {children}
        </div>
        <EntryActions text={text} isReachable={hasFocus} />
      </div>
    </div>
  )
}
