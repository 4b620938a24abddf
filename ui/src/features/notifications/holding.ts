import type { Tabs } from '@/shared/messenger/tabs'

/** Holds a lock of the browser's until the answer is called. */
export function holding(tabs: Tabs, name: string, onHeld: () => void = () => undefined) {
  const over = new AbortController()
  const ended = new Promise<void>((resolve) => {
    over.signal.addEventListener('abort', () => {
      resolve()
    })
  })
  tabs
    .alone(name, over.signal, () => {
      if (!over.signal.aborted) onHeld()
      return ended
    })
    .catch(() => undefined)
  return () => {
    over.abort()
  }
}
