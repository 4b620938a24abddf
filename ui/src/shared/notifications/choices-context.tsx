import { createContext, use, useSyncExternalStore } from 'react'
import type { Choices, NotificationChoices } from './choices'

export const ChoicesContext = createContext<NotificationChoices | undefined>(undefined)

/** What the signed-in user chose about notifications, and the way to choose. */
export function useChoices(): [Choices, NotificationChoices] {
  const choices = use(ChoicesContext)
  if (!choices) throw new Error('there are no choices before somebody has signed in')
  return [useSyncExternalStore(choices.store.subscribe, choices.store.get), choices]
}
