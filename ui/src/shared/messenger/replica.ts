import type { MessagePostedEvent, ServerEvent, User, Uuid } from '@/shared/protocol/generated'
import type { Clock } from '@/shared/socket/clock'
import type { Connection } from '@/shared/socket/connection'
import { type ChatState, latestFirst, withoutHistory } from './chat-state'
import { withoutConversation, withPosted, withRead, withUsers } from './conversation-changes'
import { readConversations } from './conversation-list'
import type { Database } from './database'
import { Directory } from './directory'
import { History } from './history'
import { HistoryStorage } from './history-storage'
import { ReadMarks } from './read-marks'
import { MOST_TIMELINES, RecentHistory } from './recent-history'
import type { Store } from './store'
import { Synchronizer } from './synchronizer'
import { withMessage, withoutTimelines } from './timeline-changes'

export interface ReplicaListener {
  /** A message of ours stands in its conversation. */
  ownPosted(cid: Uuid): void
  /** Whether anything may be kept in this browser. */
  mayKeep(): boolean
}

/**
 * What we have of the server's conversations, messages and users: kept equal to what it has while
 * there is a connection, and kept in the browser for when there is none.
 */
export class Replica {
  readonly #state: Store<ChatState>
  readonly #listener: ReplicaListener
  readonly #synchronizer: Synchronizer
  readonly #directory: Directory
  readonly #history: History
  readonly #readMarks: ReadMarks
  readonly #recent: RecentHistory
  #restored: Promise<void> | undefined

  constructor(
    state: Store<ChatState>,
    database: Database,
    clock: Clock,
    listener: ReplicaListener,
  ) {
    this.#state = state
    this.#listener = listener
    this.#directory = new Directory(clock, (users) => {
      state.update((before) => withUsers(before, users))
    })
    this.#history = new History(state, clock)
    this.#readMarks = new ReadMarks(clock)
    this.#synchronizer = new Synchronizer(clock, {
      posted: (event) => {
        this.#posted(event)
      },
      list: (connection, wanted) => this.#list(connection, wanted),
      gone: (conversations) => {
        state.update((before) => conversations.reduce(withoutConversation, before))
      },
      forgotten: () => {
        state.update(withoutHistory)
        void this.#recent.clear()
      },
      outdated: (conversations) => {
        state.update((before) => withoutTimelines(before, conversations))
        this.#history.refresh()
      },
      caughtUp: () => {
        const recent = latestFirst(state.get().conversations).slice(0, MOST_TIMELINES)
        void this.#history.prefetch(recent.map(({ id }) => id))
      },
    })
    this.#recent = new RecentHistory(new HistoryStorage(database), state, clock, {
      mayKeep: () => listener.mayKeep(),
      epoch: () => this.#synchronizer.epoch,
      readMarks: () => this.#readMarks.due,
      position: (conversation) => this.#synchronizer.position(conversation),
    })
  }

  /** Shows what an earlier page has kept, and keeps what comes. */
  open(): void {
    this.#restored ??= this.#restore()
    this.#recent.start()
  }

  close(): void {
    this.#recent.stop()
  }

  /** Resolves when it is known where an earlier page was: only then may a connection be used. */
  async restored(): Promise<void> {
    await this.#restored
  }

  /** Removes what is kept in the browser. */
  async forget(): Promise<void> {
    await this.#recent.clear()
  }

  start(connection: Connection): void {
    for (const part of this.#parts) part.start(connection)
  }

  stop(): void {
    for (const part of this.#parts) part.stop()
  }

  /** Catches up now. */
  sync(): void {
    this.#synchronizer.sync()
  }

  receive(event: ServerEvent): void {
    switch (event.type) {
      case 'message.posted':
        this.#synchronizer.receive(event)
        break
      case 'receipt.updated': {
        const { conversationId, userId, readSeq } = event.data
        if (userId !== this.#state.get().self.id) break
        this.#state.update((state) => withRead(state, conversationId, readSeq))
        break
      }
      case 'user.registered':
      case 'user.updated':
        this.#state.update((state) => withUsers(state, [event.data.user]))
        break
      case 'resync':
        this.#synchronizer.resync()
        break
    }
  }

  /** A message of ours was posted there: it may be the conversation's first one. */
  discover(conversationId: Uuid): void {
    this.#synchronizer.discover(conversationId)
    this.#history.refresh()
  }

  openConversation(user: Uuid): void {
    this.#directory.need([user])
    this.#history.open(user)
  }

  loadOlder(conversationId: Uuid): Promise<void> {
    return this.#history.loadOlder(conversationId)
  }

  markRead(conversationId: Uuid): void {
    const conversation = this.#state.get().conversations.get(conversationId)
    if (!conversation || conversation.unread === 0) return
    this.#readMarks.add(conversationId, conversation.lastSeq)
    this.#state.update((state) => withRead(state, conversationId, conversation.lastSeq))
  }

  findUsers(text: string): Promise<readonly User[]> {
    return this.#directory.find(text)
  }

  get #parts() {
    return [this.#synchronizer, this.#history, this.#directory, this.#readMarks]
  }

  async #restore(): Promise<void> {
    const kept = await this.#recent.restore()
    if (!kept) return
    const positions = kept.timelines.map((it) => [it.conversationId, it.position] as const)
    this.#synchronizer.restore(kept.epoch, positions)
    for (const [conversation, seq] of kept.readMarks) this.#readMarks.add(conversation, seq)
  }

  async #list(connection: Connection, wanted?: ReadonlySet<Uuid>): Promise<[Uuid, number][]> {
    const listed = await readConversations(connection, this.#state, this.#directory, wanted)
    for (const conversation of wanted ?? []) this.#history.reload(conversation)
    this.#history.refresh()
    return listed
  }

  #posted({ data: { message } }: MessagePostedEvent): void {
    this.#state.update((state) => withPosted(withMessage(state, message), message))
    this.#directory.need([message.senderId])
    if (message.senderId === this.#state.get().self.id) this.#listener.ownPosted(message.cid)
  }
}
