import type { Uuid } from '@/shared/protocol/generated'
import { type ChatState, latestFirst, peerOf } from './chat-state'

/** The partners of the private conversations, in the order of every list: latest activity first. */
export function partnersInOrder(
  conversations: ChatState['conversations'],
  self: Uuid,
): readonly Uuid[] {
  return latestFirst(conversations).flatMap((conversation) => peerOf(conversation, self) ?? [])
}
