import type { Message, Uuid } from '@/shared/protocol/generated'
import { type ChatState, type Timeline, withEntry } from './chat-state'

const nothing: Timeline = { messages: [], hasOlder: true, isLoaded: false }

/** Puts messages in their places; one that is there already is replaced. */
export function mergeMessages(
  present: readonly Message[],
  added: readonly Message[],
): readonly Message[] {
  if (added.length === 0) return present
  const last = present.at(-1)
  const first = added[0]
  if (added.length === 1 && first && (!last || first.seq > last.seq)) return [...present, first]
  const lastAdded = added.at(-1)
  const oldest = present[0]
  if (lastAdded && (!oldest || lastAdded.seq < oldest.seq)) return [...added, ...present]
  const bySeq = new Map(present.map((message) => [message.seq, message]))
  for (const message of added) bySeq.set(message.seq, message)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/** From now on new messages of the conversation are kept, so that none is missed while the latest are read. */
export function withTimelineOpened(state: ChatState, conversationId: Uuid): ChatState {
  if (state.timelines.has(conversationId)) return state
  return { ...state, timelines: withEntry(state.timelines, conversationId, nothing) }
}

/** What is here of these conversations does not join on to what comes. */
export function withoutTimelines(state: ChatState, conversations: readonly Uuid[]): ChatState {
  const timelines = new Map(state.timelines)
  for (const id of conversations) timelines.delete(id)
  return { ...state, timelines }
}

/** A page of the latest messages came. */
export function withLatest(
  state: ChatState,
  conversationId: Uuid,
  page: { messages: readonly Message[]; hasMore: boolean },
): ChatState {
  const present = state.timelines.get(conversationId) ?? nothing
  // What lies before the page may not join on to it: it is read again when it is asked for.
  const firstOfPage = page.messages[0]?.seq ?? 0
  const joined = present.messages.filter((message) => message.seq >= firstOfPage)
  const timeline: Timeline = {
    messages: mergeMessages(joined, page.messages),
    hasOlder: page.hasMore,
    isLoaded: true,
  }
  return { ...state, timelines: withEntry(state.timelines, conversationId, timeline) }
}

/** A page of older messages came. */
export function withOlder(
  state: ChatState,
  conversationId: Uuid,
  page: { messages: readonly Message[]; hasMore: boolean },
): ChatState {
  const present = state.timelines.get(conversationId)
  if (!present) return state
  const timeline = {
    ...present,
    messages: mergeMessages(present.messages, page.messages),
    hasOlder: page.hasMore,
  }
  return { ...state, timelines: withEntry(state.timelines, conversationId, timeline) }
}

/** A message is known: it goes into the timeline, where that is open. */
export function withMessage(state: ChatState, message: Message): ChatState {
  const present = state.timelines.get(message.conversationId)
  if (!present) return state
  const timeline = { ...present, messages: mergeMessages(present.messages, [message]) }
  return { ...state, timelines: withEntry(state.timelines, message.conversationId, timeline) }
}
