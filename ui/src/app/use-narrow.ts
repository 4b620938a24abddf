import { useSyncExternalStore } from 'react'

/** Where the styles show one part of the page at a time. */
const narrow = matchMedia('(width < 48rem)')

function subscribe(listener: () => void) {
  narrow.addEventListener('change', listener)
  return () => {
    narrow.removeEventListener('change', listener)
  }
}

/** Whether there is room for only one part of the page, as on a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}
