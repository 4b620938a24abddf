import { useSyncExternalStore } from 'react'

/** A computer that slept through midnight is told when it is looked at again, or after this long. */
const LOOK_MS = 60_000

function subscribe(listener: () => void) {
  const timer = setInterval(listener, LOOK_MS)
  document.addEventListener('visibilitychange', listener)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', listener)
  }
}

const midnight = () => new Date().setHours(0, 0, 0, 0)

/** The beginning of the day that it is here; a new one at midnight. */
export function useToday(): Date {
  return new Date(useSyncExternalStore(subscribe, midnight))
}
