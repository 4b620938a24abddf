import { type RefObject, useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { UPPER_END } from './older-messages'
import type { NewLine } from './use-new-line'
import type { TimelineModel } from './use-timeline'

/** So much stays in sight above the line. */
const ABOVE_LINE = 48

export interface WayToNew {
  /** Whether what is new begins above what is in sight, and was not seen yet. */
  isAbove: boolean
  /** Goes to where it begins; what is not here yet is read first. */
  go: () => void
  hide: () => void
  /** To be called when the reader's place is another one. */
  look: () => void
}

/**
 * The way to the first message that was new when the reader came, until he has been there. Pages may
 * have to be read on the way: `goingRef` tells whether he still wants to go.
 */
export function useWayToNew(
  line: NewLine | undefined,
  model: TimelineModel,
  scroller: RefObject<HTMLDivElement | null>,
  list: RefObject<VirtualizerHandle | null>,
  stay: () => void,
  goingRef: RefObject<boolean>,
): WayToNew {
  const { messages, hasOlder, isLoaded, loadOlder } = model
  const [isBehind, setBehind] = useState(false)
  const [seen, setSeen] = useState<number>()
  const [asked, setAsked] = useState(0)
  const after = line?.after
  const first = line?.first
  const index = useMemo(
    () => (first === undefined ? -1 : messages.findIndex(({ seq }) => seq === first)),
    [messages, first],
  )

  const look = () => {
    const element = scroller.current
    if (!element || !list.current || !isLoaded || after === undefined) return
    const isInSight =
      index >= 0 && list.current.getItemOffset(index) + UPPER_END >= element.scrollTop
    if (isInSight) setSeen(after)
    setBehind(!isInSight)
  }

  const proceed = useEffectEvent(() => {
    if (!goingRef.current) return
    if (index < 0 && hasOlder) {
      loadOlder()
      return
    }
    goingRef.current = false
    stay()
    list.current?.scrollToIndex(Math.max(0, index), { align: 'start', offset: -ABOVE_LINE })
    scroller.current?.focus()
  })
  // With each page that comes; after one that failed, when somebody asks again.
  useEffect(() => {
    proceed()
  }, [asked, messages])

  return {
    isAbove: isBehind && after !== undefined && seen !== after,
    go: () => {
      goingRef.current = true
      setAsked(asked + 1)
    },
    hide: () => {
      setSeen(after)
    },
    look,
  }
}
