import type { Conversation, Message, Uuid } from '@/shared/protocol/generated'
import type { Cancel, Clock } from '@/shared/socket/clock'
import { type ChatState, latestFirst, peerOf, type Timeline } from './chat-state'
import { withConversations, withUsers } from './conversation-changes'
import type { HistoryStorage, KeptHistory, KeptTimeline } from './history-storage'
import type { Store } from './store'

const EVERY_MS = 2_000
const MOST_CONVERSATIONS = 200
/** So many conversations are kept with their latest messages. */
export const MOST_TIMELINES = 30
const MOST_MESSAGES = 100

/** What the state does not show but belongs to what is kept. */
export interface HistorySource {
  /** Whether anything may be kept: not when nobody is signed in any more. */
  mayKeep(): boolean
  epoch(): Uuid | undefined
  readMarks(): readonly (readonly [Uuid, number])[]
  /** How far the timeline of the conversation is without gaps. */
  position(conversation: Uuid): number
}

/**
 * Keeps what was read of late in the browser, so that it stands on the screen before the socket is
 * open, or without one. Written now and then when the browser has nothing better to do; what is
 * not written yet is only read from the server again.
 */
export class RecentHistory {
  readonly #storage: HistoryStorage
  readonly #state: Store<ChatState>
  readonly #clock: Clock
  readonly #source: HistorySource
  /** What the storage holds as far as we know, to write only what has changed. */
  readonly #kept = new Map<Uuid, readonly unknown[]>()
  #seen: readonly unknown[] = []
  #unsubscribe: () => void = () => undefined
  #cancelSave: Cancel | undefined

  constructor(
    storage: HistoryStorage,
    state: Store<ChatState>,
    clock: Clock,
    source: HistorySource,
  ) {
    this.#storage = storage
    this.#state = state
    this.#clock = clock
    this.#source = source
  }

  /** Puts what was kept before what has come since the start; undefined where there is nothing. */
  async restore(): Promise<KeptHistory | undefined> {
    const kept = await this.#storage.load().catch(() => undefined)
    if (!kept) return undefined
    this.#state.update((state) => withKept(state, kept))
    const { conversations, users, timelines } = this.#state.get()
    for (const { id } of kept.conversations) this.#isNew(id, conversations.get(id))
    for (const { id } of kept.users) this.#isNew(id, users.get(id))
    for (const { conversationId: id } of kept.timelines) {
      this.#isNew(`timeline ${id}`, timelines.get(id), kept.epoch)
    }
    return kept
  }

  start(): void {
    this.#unsubscribe = this.#state.subscribe(() => {
      const { conversations, users, timelines } = this.#state.get()
      const now = [conversations, users, timelines]
      if (now.every((part, index) => part === this.#seen[index])) return
      this.#seen = now
      this.#cancelSave ??= this.#clock.after(EVERY_MS, () => {
        this.#cancelSave = undefined
        whenIdle(() => void this.#save())
      })
    })
  }

  stop(): void {
    this.#unsubscribe()
    this.#cancelSave?.()
    this.#cancelSave = undefined
  }

  /** Forgets everything here; what comes later is kept again. */
  async clear(): Promise<void> {
    this.#kept.clear()
    await this.#storage.clear().catch(() => undefined)
  }

  async #save(): Promise<void> {
    const epoch = this.#source.epoch()
    if (epoch === undefined || !this.#source.mayKeep()) return
    const { self, conversations, users, timelines } = this.#state.get()
    const listed = latestFirst(conversations).slice(0, MOST_CONVERSATIONS)
    const recent = listed.slice(0, MOST_TIMELINES)
    const shown = recent.flatMap(({ id }) => timelines.get(id) ?? [])
    const people = [...peopleIn(listed, shown, self.id)].flatMap((id) => users.get(id) ?? [])
    const changes = {
      epoch,
      readMarks: this.#source.readMarks(),
      stays: { conversations: idsOf(listed), users: idsOf(people), timelines: idsOf(recent) },
      conversations: listed.filter((it) => this.#isNew(it.id, it)),
      users: people.filter((it) => this.#isNew(it.id, it)),
      timelines: recent.flatMap(({ id }) => {
        const timeline = timelines.get(id)
        if (!timeline?.isLoaded || !this.#isNew(`timeline ${id}`, timeline, epoch)) return []
        return [keptTimeline(id, epoch, this.#source.position(id), timeline)]
      }),
    }
    // A full or broken storage is none: next time everything is written anew.
    await this.#storage.save(changes).catch(() => {
      this.#kept.clear()
    })
  }

  #isNew(key: string, ...parts: readonly unknown[]): boolean {
    const before = this.#kept.get(key)
    if (before && parts.every((part, index) => part === before[index])) return false
    this.#kept.set(key, parts)
    return true
  }
}

function keptTimeline(
  conversationId: Uuid,
  epoch: Uuid,
  position: number,
  { messages, hasOlder }: Timeline,
): KeptTimeline {
  return {
    conversationId,
    epoch,
    position,
    messages: messages.slice(-MOST_MESSAGES),
    hasOlder: hasOlder || messages.length > MOST_MESSAGES,
  }
}

function peopleIn(
  conversations: readonly Conversation[],
  timelines: readonly Timeline[],
  self: Uuid,
): Set<Uuid> {
  const senders = (messages: readonly Message[]) => messages.map(({ senderId }) => senderId)
  return new Set([
    ...conversations.flatMap((conversation) => peerOf(conversation, self) ?? []),
    ...timelines.flatMap(({ messages }) => senders(messages.slice(-MOST_MESSAGES))),
  ])
}

function withKept(state: ChatState, kept: KeptHistory): ChatState {
  const timelines = new Map(
    kept.timelines.map(({ conversationId, messages, hasOlder }) => [
      conversationId,
      { messages, hasOlder, isLoaded: true },
    ]),
  )
  for (const [id, timeline] of state.timelines) timelines.set(id, timeline)
  const listed = withConversations({ ...state, timelines }, kept.conversations)
  const unknown = kept.users.filter(({ id }) => !state.users.has(id))
  return withUsers(listed, unknown)
}

function idsOf(entries: readonly { id: Uuid }[]): ReadonlySet<Uuid> {
  return new Set(entries.map(({ id }) => id))
}

function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: EVERY_MS })
  else run()
}
