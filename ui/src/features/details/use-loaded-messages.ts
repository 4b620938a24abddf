import { useChat } from '@/shared/messenger/messenger-context'
import type { Message, Uuid } from '@/shared/protocol/generated'

export interface LoadedMessages {
  /** Whether it is known what the latest messages are. */
  isLoaded: boolean
  /** Whether there are no older ones. */
  isWhole: boolean
  messages: readonly Message[]
}

const none: readonly Message[] = []

/** The messages of the open conversation that are here. */
export function useLoadedMessages(peer: Uuid): LoadedMessages {
  const isUnbegun = useChat((state) => state.privateWith.get(peer) === null)
  const timeline = useChat((state) => state.timelines.get(state.privateWith.get(peer) ?? ''))
  const isLoaded = isUnbegun || timeline?.isLoaded === true
  return {
    isLoaded,
    isWhole: isLoaded && timeline?.hasOlder !== true,
    messages: timeline?.messages ?? none,
  }
}
