import { useSyncExternalStore } from 'react'

/** `unsupported` where the browser knows no notifications, or not on a page without TLS. */
export type Permission = NotificationPermission | 'unsupported'

const listeners = new Set<() => void>()

export function permission(): Permission {
  return isSecureContext && 'Notification' in globalThis ? Notification.permission : 'unsupported'
}

/** Asks the user; only ever after a click that says what for. */
export async function askPermission(): Promise<boolean> {
  if (permission() === 'unsupported') return false
  const answer = await Notification.requestPermission()
  for (const listener of listeners) listener()
  return answer === 'granted'
}

export function usePermission(): Permission {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, permission)
}
