import { vi } from 'vitest'

/** What a page without layout is told: the height of what scrolls and of each row in it, in pixels. */
interface Layout {
  scroller: number
  row: number
  /** What else scrolls, above and below the list. */
  around: number
}

/** Lets elements have heights where there is no layout, so that lists can be tested that show a part. */
export function withLayout({ scroller, row, around }: Layout): void {
  vi.stubGlobal('IntersectionObserver', NothingSeen)
  vi.stubGlobal(
    'ResizeObserver',
    observerOf((element) => (isScroller(element) ? scroller : row)),
  )
  vi.spyOn(HTMLElement.prototype, 'offsetParent', 'get').mockReturnValue(document.body)
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(scroller)
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(function (this: Element) {
    const list = this.querySelector<HTMLElement>('[role=list]')
    return around + parseFloat(list?.style.height ?? '0')
  })
  const places = new WeakMap<Element, number>()
  vi.spyOn(Element.prototype, 'scrollTop', 'get').mockImplementation(function (this: Element) {
    return places.get(this) ?? 0
  })
  vi.spyOn(Element.prototype, 'scrollTop', 'set').mockImplementation(function (
    this: Element,
    top: number,
  ) {
    const place = Math.max(0, Math.min(top, this.scrollHeight - this.clientHeight))
    if (place === this.scrollTop) return
    places.set(this, place)
    queueMicrotask(() => this.dispatchEvent(new Event('scroll')))
  })
  Element.prototype.scrollTo = function (this: Element, to?: unknown) {
    this.scrollTop = (to as ScrollToOptions).top ?? 0
  }
  Element.prototype.scrollBy = function (this: Element, by?: unknown) {
    this.scrollTop += (by as ScrollToOptions).top ?? 0
  }
}

const isScroller = (element: Element) => element.getAttribute('role') === 'region'

class NothingSeen {
  observe(): void {
    // Nothing ever comes into sight.
  }
  disconnect(): void {
    // There is nothing to end.
  }
}

function observerOf(heightOf: (element: Element) => number) {
  return class {
    readonly #tell: ResizeObserverCallback
    readonly #observed = new Set<Element>()

    constructor(tell: ResizeObserverCallback) {
      this.#tell = tell
    }

    observe(element: Element): void {
      this.#observed.add(element)
      queueMicrotask(() => {
        if (!this.#observed.has(element) || !element.isConnected) return
        const contentRect = { width: 800, height: heightOf(element) }
        const box = { inlineSize: contentRect.width, blockSize: contentRect.height }
        const entries = [{ target: element, contentRect, borderBoxSize: [box] }]
        this.#tell(entries as unknown as ResizeObserverEntry[], this)
      })
    }

    unobserve(element: Element): void {
      this.#observed.delete(element)
    }

    disconnect(): void {
      this.#observed.clear()
    }
  }
}
