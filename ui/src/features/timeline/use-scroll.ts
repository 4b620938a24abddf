import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** This near to the end counts as being there. */
const NEAR = 40

export interface Scroll {
  /** Goes to the element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>
  isAtEnd: boolean
  toEnd: () => void
}

/**
 * Keeps the reader's place: at the end it stays at the end, elsewhere nothing moves, whatever is
 * added above or below. A change of `own` (something of one's own was added) goes to the end.
 */
export function useScroll(first: string, last: string, own: string): Scroll {
  const scroller = useRef<HTMLDivElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const place = useRef({ atEnd: true, height: 0, first, own })

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const before = place.current
    const height = element.scrollHeight
    if (before.atEnd || before.own !== own) element.scrollTop = height
    // What was added above pushes the rest down by as much as the whole has grown.
    else if (before.first !== first) element.scrollTop += height - before.height
    place.current = { ...before, first, own, height }
  }, [first, last, own])

  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const onScroll = () => {
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR
      place.current.atEnd = atEnd
      setAtEnd(atEnd)
    }
    const onResize = () => {
      place.current.height = element.scrollHeight
      if (place.current.atEnd) element.scrollTop = element.scrollHeight
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    const sizes = new ResizeObserver(onResize)
    sizes.observe(element)
    for (const child of element.children) sizes.observe(child)
    return () => {
      element.removeEventListener('scroll', onScroll)
      sizes.disconnect()
    }
  }, [])

  return {
    scroller,
    isAtEnd,
    toEnd: () => {
      const element = scroller.current
      if (element) element.scrollTop = element.scrollHeight
    },
  }
}
