import { createContext, use, useSyncExternalStore } from 'react'
import type { Uuid } from '@/shared/protocol/generated'
import type { ChatState } from './chat-state'
import type { Messenger } from './messenger'

export const MessengerContext = createContext<Messenger | undefined>(undefined)

/** The signed-in user's messenger. */
export function useMessenger(): Messenger {
  const messenger = use(MessengerContext)
  if (!messenger) throw new Error('there is no messenger before somebody has signed in')
  return messenger
}

/** A part of the state; the selector must answer the same object as long as nothing has changed. */
export function useChat<Part>(select: (state: ChatState) => Part): Part {
  const { state } = useMessenger()
  return useSyncExternalStore(state.subscribe, () => select(state.get()))
}

/** What was begun to this user. */
export function useDraft(user: Uuid): string {
  const { drafts } = useMessenger()
  return useSyncExternalStore(drafts.subscribe, () => drafts.get().get(user) ?? '')
}
