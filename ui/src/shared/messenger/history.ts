import type { GetMessagesReply, Uuid } from '@/shared/protocol/generated'
import type { Cancel, Clock } from '@/shared/socket/clock'
import type { Connection } from '@/shared/socket/connection'
import { isPassing } from '@/shared/socket/request-error'
import type { ChatState } from './chat-state'
import { withPrivateConversation } from './conversation-changes'
import type { Store } from './store'
import { withLatest, withOlder, withTimelineOpened } from './timeline-changes'

const PAGE = 50
const RETRY_MS = 3_000

/** Reads messages of the past: the latest of the conversation that is open, and older ones on request. */
export class History {
  readonly #store: Store<ChatState>
  readonly #clock: Clock
  readonly #loading = new Set<Uuid>()
  readonly #outdated = new Set<Uuid>()
  #isPrefetching = false
  #openUser: Uuid | undefined
  #connection: Connection | undefined
  #cancelRetry: Cancel = () => undefined

  constructor(store: Store<ChatState>, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  start(connection: Connection): void {
    this.#connection = connection
    this.#loadOpen()
  }

  stop(): void {
    this.#connection = undefined
    this.#cancelRetry()
  }

  /** The conversation with this user is on the screen: its latest messages are wanted, as soon as they can be had. */
  open(user: Uuid): void {
    this.#openUser = user
    this.#loadOpen()
  }

  /** Something changed that may have brought the open conversation into being. */
  refresh(): void {
    this.#loadOpen()
  }

  /** Reads the latest messages anew, where the conversation's timeline is open. */
  reload(conversationId: Uuid): void {
    if (!this.#store.get().timelines.has(conversationId)) return
    // What is being read may be older than what made us ask.
    if (this.#loading.has(conversationId)) this.#outdated.add(conversationId)
    else void this.#loadLatest(conversationId)
  }

  /** Reads the page before the oldest message that is here; rejects with a RequestError. */
  async loadOlder(conversationId: Uuid): Promise<void> {
    const timeline = this.#store.get().timelines.get(conversationId)
    const before = timeline?.messages[0]?.seq
    if (!this.#connection || !timeline?.hasOlder || before === undefined) return
    if (this.#loading.has(conversationId)) return
    this.#loading.add(conversationId)
    try {
      const data = { conversationId, before, limit: PAGE }
      const page = await this.#connection.request('getMessages', data)
      this.#store.update((state) => withOlder(state, conversationId, page))
    } finally {
      this.#loading.delete(conversationId)
    }
  }

  /** Reads the latest messages of the conversations that are likely to be opened, one after the other. */
  async prefetch(conversations: readonly Uuid[]): Promise<void> {
    if (this.#isPrefetching) return
    this.#isPrefetching = true
    for (const id of conversations) {
      if (this.#connection && !this.#store.get().timelines.get(id)?.isLoaded) {
        await this.#loadLatest(id)
      }
    }
    this.#isPrefetching = false
  }

  #loadOpen(): void {
    const user = this.#openUser
    if (user === undefined || !this.#connection) return
    const { isListed, privateWith, timelines } = this.#store.get()
    const conversationId = privateWith.get(user)
    if (conversationId) {
      if (!timelines.get(conversationId)?.isLoaded) void this.#loadLatest(conversationId)
    } else if (isListed && conversationId === undefined) {
      void this.#loadWith(user)
    }
  }

  async #loadLatest(conversationId: Uuid): Promise<void> {
    this.#store.update((state) => withTimelineOpened(state, conversationId))
    await this.#load(conversationId, { conversationId, limit: PAGE }, (page) => {
      this.#store.update((state) => withLatest(state, conversationId, page))
    })
  }

  /** A conversation that is not in the list: there may be none, or an old one. */
  async #loadWith(user: Uuid): Promise<void> {
    await this.#load(user, { with: user, limit: PAGE }, (page) => {
      const conversationId = page.messages[0]?.conversationId
      this.#store.update((state) =>
        conversationId === undefined
          ? withPrivateConversation(state, user, null)
          : withLatest(withPrivateConversation(state, user, conversationId), conversationId, page),
      )
    })
  }

  async #load(
    key: Uuid,
    data: { conversationId: Uuid; limit: number } | { with: Uuid; limit: number },
    apply: (page: GetMessagesReply) => void,
  ): Promise<void> {
    if (!this.#connection || this.#loading.has(key)) return
    this.#loading.add(key)
    try {
      apply(await this.#connection.request('getMessages', data))
    } catch (error) {
      if (isPassing(error)) this.#retryLater()
    } finally {
      this.#loading.delete(key)
    }
    if (this.#outdated.delete(key)) void this.#loadLatest(key)
  }

  #retryLater(): void {
    this.#cancelRetry()
    this.#cancelRetry = this.#clock.after(RETRY_MS, () => {
      this.#loadOpen()
    })
  }
}
