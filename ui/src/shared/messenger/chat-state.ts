import type { Conversation, Message, User, Uuid } from '@/shared/protocol/generated'
import type { FailureCode } from '@/shared/socket/request-error'
import type { LinkStatus } from '@/shared/socket/link'

/** The part of a conversation's messages that is here: without gaps, the latest ones included. */
export interface Timeline {
  readonly messages: readonly Message[]
  readonly hasOlder: boolean
  /** Whether the latest messages have been read from the server yet. */
  readonly isLoaded: boolean
}

/** A message on its way. It is sent again and again with its `cid` until the server has answered. */
export interface OutgoingMessage {
  readonly cid: Uuid
  readonly to: Uuid
  readonly body: string
  readonly createdAt: number
  /** Why the server refused it; it is not sent again unless somebody says so. */
  readonly failure?: FailureCode
}

/** Everything that the views show. Changed only by the messenger. */
export interface ChatState {
  readonly self: User
  readonly link: LinkStatus
  /** Whether the list of conversations has been read from the server yet. */
  readonly isListed: boolean
  readonly conversations: ReadonlyMap<Uuid, Conversation>
  /** The private conversation with each user; null where there is none yet. */
  readonly privateWith: ReadonlyMap<Uuid, Uuid | null>
  readonly timelines: ReadonlyMap<Uuid, Timeline>
  readonly users: ReadonlyMap<Uuid, User>
  readonly outbox: readonly OutgoingMessage[]
}

export function initialState(self: User): ChatState {
  return {
    self,
    link: { phase: 'stopped' },
    isListed: false,
    conversations: new Map(),
    privateWith: new Map(),
    timelines: new Map(),
    users: new Map([[self.id, self]]),
    outbox: [],
  }
}

/** What is left when all that came from the server is forgotten. */
export function withoutHistory(state: ChatState): ChatState {
  const { link, users, outbox } = state
  return { ...initialState(state.self), link, users, outbox }
}

/** The conversations as they stand in the list: where something was said last comes first. */
export function latestFirst(conversations: ChatState['conversations']): Conversation[] {
  const at = ({ lastMessage }: Conversation) => lastMessage?.sentAt ?? ''
  return [...conversations.values()].sort((a, b) => (at(a) < at(b) ? 1 : at(a) > at(b) ? -1 : 0))
}

/** A copy of the map with one entry changed. */
export function withEntry<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  key: Key,
  value: Value,
): ReadonlyMap<Key, Value> {
  return new Map(map).set(key, value)
}

/** The other one of a private conversation; oneself where it is notes to oneself. */
export function peerOf(conversation: Conversation, self: Uuid): Uuid | undefined {
  const { members = [] } = conversation
  return members.find((member) => member !== self) ?? members[0]
}
