import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { VirtualizerHandle } from 'virtua'
import { moveFocus } from './entry-focus'

/** This near to the end counts as being there. */
const NEAR = 40
/** So much of the page before stays in sight after a step by page. */
const OVERLAP = 48
/** For so many milliseconds after the window changes, its rows find their heights. */
const SETTLING = 500

export interface Scroll {
  /** Goes to the element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>
  isAtEnd: boolean
  /** Whether the end is more than a page away. */
  isFar: boolean
  toEnd: () => void
  /** The reader stays where he is, also at the end, whatever grows below. */
  stay: () => void
  onScroll: () => void
  /** To be called when the element or what is in it has another height. */
  onResize: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * Keeps the reader at the end while he is there, whatever changes in `items`, also at their beginning.
 * A new `own`, the last one that the reader is sending, leads to the end. Whoever goes to the end goes nowhere
 * else any more, which `goingRef` then tells.
 */
export function useScroll(
  items: readonly unknown[],
  own: string | undefined,
  listRef: RefObject<VirtualizerHandle | null>,
  goingRef: RefObject<boolean>,
): Scroll {
  const scroller = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const [isFar, setFar] = useState(false)
  const place = useRef({ isAtEnd: true, top: 0, own })
  const shape = useRef({ width: 0, height: 0, settledAt: 0 })

  const noteShape = useCallback(({ clientWidth, clientHeight }: HTMLElement) => {
    const { width, height } = shape.current
    if (clientWidth === width && clientHeight === height) return
    const settledAt = width === 0 ? 0 : performance.now() + SETTLING
    shape.current = { width: clientWidth, height: clientHeight, settledAt }
  }, [])

  const onResize = useCallback(() => {
    const element = scroller.current
    if (!element) return
    noteShape(element)
    if (place.current.isAtEnd) element.scrollTop = element.scrollHeight
  }, [noteShape])

  const toEnd = useCallback(() => {
    place.current.isAtEnd = true
    goingRef.current = false
    // The list returns to where it was sent before until its rows are measured, so it is sent to the end as well.
    listRef.current?.scrollTo(scroller.current?.scrollHeight ?? 0)
    onResize()
  }, [listRef, goingRef, onResize])

  const stay = useCallback(() => {
    place.current.isAtEnd = false
    setAtEnd(false)
  }, [])

  useLayoutEffect(() => {
    const isNew = own !== undefined && own !== place.current.own
    place.current.own = own
    if (isNew) toEnd()
    else onResize()
  }, [items, own, toEnd, onResize])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const { scrollTop, scrollHeight, clientHeight } = element
    const distance = scrollHeight - scrollTop - clientHeight
    noteShape(element)
    const isSettled = performance.now() >= shape.current.settledAt
    // Only who goes up leaves the end: it may also be the end that goes away, or a new window that moves all.
    if (distance < NEAR) place.current.isAtEnd = true
    else if (scrollTop < place.current.top && isSettled) place.current.isAtEnd = false
    place.current.top = scrollTop
    setAtEnd(place.current.isAtEnd)
    setFar(!place.current.isAtEnd && distance > clientHeight)
  }, [noteShape])

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const element = scroller.current
      if (!element || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
      const page = Math.max(OVERLAP, element.clientHeight - OVERLAP)
      if ((event.key === 'Home' || event.key === 'PageUp') && element.scrollTop > 0) stay()
      if (event.key === 'End') toEnd()
      else if (event.key === 'Home') element.scrollTop = 0
      else if (event.key === 'PageUp') element.scrollTop -= page
      else if (event.key === 'PageDown') element.scrollTop += page
      else if (event.key === 'ArrowUp') moveFocus(element, -1)
      else if (event.key === 'ArrowDown') moveFocus(element, 1)
      else return
      event.preventDefault()
    },
    [toEnd, stay],
  )

  return { scroller, isAtEnd, isFar, toEnd, stay, onScroll, onResize, onKeyDown }
}
