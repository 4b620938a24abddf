import type {
  Message,
  MessagePostedEvent,
  SendMessageReply,
  ServerEvent,
  User,
  Uuid,
} from '@/shared/protocol/generated'
import { Authenticator, SessionOver } from '@/shared/session/authenticator'
import type { SessionStore, StoredSession } from '@/shared/session/session-store'
import type { Clock } from '@/shared/socket/clock'
import type { Connection } from '@/shared/socket/connection'
import { Link } from '@/shared/socket/link'
import { RequestError } from '@/shared/socket/request-error'
import type { OpenSocket } from '@/shared/socket/socket'
import { type ChatState, initialState, type OutgoingMessage } from './chat-state'
import {
  withoutConversation,
  withPosted,
  withPrivateConversation,
  withRead,
  withUsers,
} from './conversation-changes'
import { readConversations } from './conversation-list'
import { Database } from './database'
import { Directory } from './directory'
import { Dispatcher } from './dispatcher'
import { History } from './history'
import { Outbox } from './outbox'
import { OutboxStorage } from './outbox-storage'
import { ReadMarks } from './read-marks'
import { Store } from './store'
import { Synchronizer } from './synchronizer'
import type { Tabs } from './tabs'
import { withMessage, withTimelineOpened } from './timeline-changes'

const SESSION_REVOKED = 4403
const SIGN_OUT_MS = 3_000
const FOUND_USERS = 20

export interface MessengerParts {
  readonly open: OpenSocket
  readonly clock: Clock
  readonly tabs: Tabs
  readonly sessions: SessionStore
}

/** One signed-in user's messages: keeps `state` equal to the server's and carries out what the views ask. */
export class Messenger {
  readonly state: Store<ChatState>
  readonly #clock: Clock
  readonly #sessions: SessionStore
  readonly #sessionId: Uuid
  readonly #link: Link
  readonly #authenticator: Authenticator
  readonly #synchronizer: Synchronizer
  readonly #directory: Directory
  readonly #history: History
  readonly #database: Database
  readonly #outbox: Outbox
  readonly #dispatcher: Dispatcher
  readonly #readMarks: ReadMarks
  #isLeaving = false

  constructor({ open, clock, tabs, sessions }: MessengerParts, session: StoredSession) {
    const self = session.user
    this.#sessionId = session.sessionId
    this.state = new Store(initialState(self))
    this.#clock = clock
    this.#sessions = sessions
    this.#authenticator = new Authenticator(sessions, clock, () => {
      this.#synchronizer.sync()
    })
    this.#directory = new Directory(clock, (users) => {
      this.state.update((state) => withUsers(state, users))
    })
    this.#history = new History(this.state, clock)
    this.#readMarks = new ReadMarks(clock)
    this.#database = new Database(self.id, clock)
    this.#outbox = new Outbox(self.id, new OutboxStorage(this.#database), tabs, clock, {
      changed: (outbox) => {
        this.state.update((state) => (state.outbox === outbox ? state : { ...state, outbox }))
        this.#dispatcher.pump()
      },
      sent: (message, reply) => {
        this.#sent(message, reply)
      },
    })
    this.#dispatcher = new Dispatcher(self.id, this.#outbox, tabs, clock)
    this.#synchronizer = new Synchronizer(clock, {
      posted: (event) => {
        this.#posted(event)
      },
      list: (connection, wanted) => this.#list(connection, wanted),
      gone: (conversations) => {
        this.state.update((state) => conversations.reduce(withoutConversation, state))
      },
      forgotten: () => {
        this.state.update((state) => ({
          ...initialState(state.self),
          link: state.link,
          users: state.users,
          outbox: state.outbox,
        }))
      },
    })
    this.#link = new Link(open, clock, {
      handshake: (connection) => this.#handshake(connection),
      online: (connection) => {
        for (const part of this.#parts) part.start(connection)
      },
      event: (event) => {
        this.#receive(event)
      },
      status: (link) => {
        if (link.phase !== 'online') for (const part of this.#parts) part.stop()
        this.state.update((state) => ({ ...state, link }))
      },
      mayReconnect: (code) => {
        if (code === SESSION_REVOKED) sessions.end(session.sessionId)
        return sessions.isCurrent(session.sessionId)
      },
    })
  }

  get #parts() {
    return [this.#dispatcher, this.#synchronizer, this.#history, this.#directory, this.#readMarks]
  }

  /** Whether closing the page now would lose a message that was sent off. */
  get hasUnstored(): boolean {
    return this.#outbox.hasUnstored
  }

  start(): void {
    this.#outbox.open()
    this.#link.start()
  }

  stop(): void {
    this.#authenticator.stop()
    this.#outbox.close()
    this.#database.close()
    // Signing out still needs the link, and stops it.
    if (!this.#isLeaving) this.#link.stop()
  }

  /** The page became visible or the network came back: catch up now. */
  wake(): void {
    this.#link.hurry()
    this.#synchronizer.sync()
  }

  /** The conversation with this user is on the screen. */
  openConversation(user: Uuid): void {
    this.#directory.need([user])
    this.#history.open(user)
  }

  /** Rejects with a RequestError. */
  loadOlder(conversationId: Uuid): Promise<void> {
    return this.#history.loadOlder(conversationId)
  }

  send(to: Uuid, body: string): void {
    this.#outbox.add(to, body)
  }

  retry(cid: Uuid): void {
    this.#outbox.retry(cid)
  }

  discard(cid: Uuid): void {
    void this.#outbox.remove(cid)
  }

  /** Everything in the conversation has been seen. */
  markRead(conversationId: Uuid): void {
    const conversation = this.state.get().conversations.get(conversationId)
    if (!conversation || conversation.unread === 0) return
    this.#readMarks.add(conversationId, conversation.lastSeq)
    this.state.update((state) => withRead(state, conversationId, conversation.lastSeq))
  }

  /** Users whose names hold the text, or the first ones of all; rejects with a RequestError. */
  async findUsers(text: string): Promise<readonly User[]> {
    const connection = this.#link.connection
    if (!connection) throw new RequestError('connection-lost', 'not connected')
    const query = text === '' ? {} : { query: text }
    const { users } = await connection.request('getUsers', { ...query, limit: FOUND_USERS })
    this.state.update((state) => withUsers(state, users))
    return users
  }

  /** Removes everything from this browser at once, and ends the session where the server can be reached. */
  async signOut(): Promise<void> {
    this.#isLeaving = true
    for (const part of this.#parts) part.stop()
    const ended = this.#link.connection?.request('logout', {}).catch(() => undefined)
    const removed = this.#database.remove().catch(() => undefined)
    this.#sessions.clear(this.state.get().self.id)
    const tooLate = new Promise<void>((resolve) => {
      this.#clock.after(SIGN_OUT_MS, resolve)
    })
    await Promise.race([Promise.all([ended, removed]), tooLate])
    this.#isLeaving = false
    this.stop()
  }

  async #handshake(connection: Connection): Promise<void> {
    try {
      await this.#authenticator.authenticate(connection)
    } catch (error) {
      if (error instanceof SessionOver) this.#sessions.end(this.#sessionId)
      throw error
    }
  }

  async #list(connection: Connection, wanted?: ReadonlySet<Uuid>): Promise<[Uuid, number][]> {
    const listed = await readConversations(connection, this.state, this.#directory, wanted)
    for (const conversation of wanted ?? []) this.#history.reload(conversation)
    this.#history.refresh()
    return listed
  }

  #receive(event: ServerEvent): void {
    switch (event.type) {
      case 'message.posted':
        this.#synchronizer.receive(event)
        break
      case 'receipt.updated': {
        const { conversationId, userId, readSeq } = event.data
        if (userId !== this.state.get().self.id) break
        this.state.update((state) => withRead(state, conversationId, readSeq))
        break
      }
      case 'user.registered':
      case 'user.updated':
        this.state.update((state) => withUsers(state, [event.data.user]))
        break
      case 'resync':
        this.#synchronizer.resync()
        break
    }
  }

  #posted({ data: { message } }: MessagePostedEvent): void {
    this.state.update((state) => withPosted(withMessage(state, message), message))
    this.#directory.need([message.senderId])
    if (message.senderId === this.state.get().self.id) void this.#outbox.remove(message.cid)
  }

  #sent({ to, body }: OutgoingMessage, reply: SendMessageReply): void {
    const { conversationId } = reply
    const message: Message = { ...reply, senderId: this.state.get().self.id, body }
    this.state.update((state) =>
      withMessage(
        withTimelineOpened(withPrivateConversation(state, to, conversationId), conversationId),
        message,
      ),
    )
    this.#synchronizer.discover(conversationId)
    this.#history.refresh()
  }
}
