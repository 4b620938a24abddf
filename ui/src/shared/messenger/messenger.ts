import type { Message, SendMessageReply, User, Uuid } from '@/shared/protocol/generated'
import { Authenticator, SessionOver } from '@/shared/session/authenticator'
import type { SessionStore, StoredSession } from '@/shared/session/session-store'
import type { Clock } from '@/shared/socket/clock'
import type { Connection } from '@/shared/socket/connection'
import { Link } from '@/shared/socket/link'
import type { OpenSocket } from '@/shared/socket/socket'
import { Account } from './account'
import { type ChatState, initialState, type OutgoingMessage } from './chat-state'
import { withPrivateConversation, withUsers } from './conversation-changes'
import { Database } from './database'
import { Dispatcher } from './dispatcher'
import { Drafts } from './drafts'
import { Outbox } from './outbox'
import { OutboxStorage } from './outbox-storage'
import { Replica } from './replica'
import { Store } from './store'
import type { Tabs } from './tabs'
import { withMessage, withTimelineOpened } from './timeline-changes'

const SESSION_REVOKED = 4403
const SIGN_OUT_MS = 3_000

export interface MessengerParts {
  readonly open: OpenSocket
  readonly clock: Clock
  readonly tabs: Tabs
  readonly storage: Storage
  readonly sessions: SessionStore
}

/** One signed-in user's messages: keeps `state` equal to the server's and carries out what the views ask. */
export class Messenger {
  readonly state: Store<ChatState>
  readonly account: Account
  readonly #drafts: Drafts
  readonly #clock: Clock
  readonly #sessions: SessionStore
  readonly #sessionId: Uuid
  readonly #link: Link
  readonly #authenticator: Authenticator
  readonly #database: Database
  readonly #replica: Replica
  readonly #outbox: Outbox
  readonly #dispatcher: Dispatcher
  #isLeaving = false

  constructor({ open, clock, tabs, storage, sessions }: MessengerParts, session: StoredSession) {
    const self = session.user
    this.#sessionId = session.sessionId
    this.state = new Store(initialState(self))
    this.#clock = clock
    this.#sessions = sessions
    this.#drafts = new Drafts(storage, self.id)
    this.#database = new Database(self.id, clock)
    this.#authenticator = new Authenticator(sessions, clock, () => {
      this.#replica.sync()
    })
    this.#replica = new Replica(this.state, this.#database, clock, {
      ownPosted: (cid) => void this.#outbox.remove(cid),
      mayKeep: () => sessions.isCurrent(session.sessionId),
    })
    this.#outbox = new Outbox(self.id, new OutboxStorage(this.#database), tabs, clock, {
      changed: (outbox) => {
        this.state.update((state) => (state.outbox === outbox ? state : { ...state, outbox }))
        this.#dispatcher.pump()
      },
      sent: (message, reply) => {
        this.#sent(message, reply)
      },
    })
    this.account = new Account(
      () => this.#link.connection,
      (user) => {
        this.#know(user)
      },
    )
    this.#dispatcher = new Dispatcher(self.id, this.#outbox, tabs, clock)
    this.#link = new Link(open, clock, {
      handshake: (connection) => this.#handshake(connection),
      online: (connection) => {
        for (const part of this.#parts) part.start(connection)
      },
      event: (event) => {
        this.#replica.receive(event)
      },
      status: (link) => {
        if (link.phase !== 'online') for (const part of this.#parts) part.stop()
        this.state.update((state) => ({ ...state, link }))
      },
      mayReconnect: (code) => {
        if (code === SESSION_REVOKED) this.#end()
        return sessions.isCurrent(session.sessionId)
      },
    })
  }

  get #parts() {
    return [this.#dispatcher, this.#replica]
  }

  /** What was begun to each partner. */
  get drafts(): Store<ReadonlyMap<Uuid, string>> {
    return this.#drafts.all
  }

  /** Whether closing the page now would lose a message that was sent off. */
  get hasUnstored(): boolean {
    return this.#outbox.hasUnstored
  }

  start(): void {
    this.#outbox.open()
    this.#replica.open()
    this.#link.start()
  }

  stop(): void {
    this.#authenticator.stop()
    this.#outbox.close()
    this.#replica.close()
    this.#database.close()
    // Signing out still needs the link, and stops it.
    if (!this.#isLeaving) this.#link.stop()
  }

  /** The page became visible or the network came back: catch up now. */
  wake(): void {
    this.#link.hurry()
    this.#replica.sync()
  }

  /** Another tab changed the browser's storage. */
  changedElsewhere(key: string | null): void {
    this.#drafts.changedElsewhere(key)
  }

  /** Keeps what is being written to somebody, until it is sent. */
  draft(to: Uuid, text: string): void {
    this.#drafts.write(to, text)
  }

  /** The conversation with this user is on the screen. */
  openConversation(user: Uuid): void {
    this.#replica.openConversation(user)
  }

  /** Rejects with a RequestError. */
  loadOlder(conversationId: Uuid): Promise<void> {
    return this.#replica.loadOlder(conversationId)
  }

  send(to: Uuid, body: string): void {
    void this.#drafts.send(to, this.#outbox.add(to, body))
  }

  retry(cid: Uuid): void {
    this.#outbox.retry(cid)
  }

  discard(cid: Uuid): void {
    void this.#outbox.remove(cid)
  }

  /** Everything in the conversation has been seen. */
  markRead(conversationId: Uuid): void {
    this.#replica.markRead(conversationId)
  }

  /** Users whose names hold the text, or the first ones of all; rejects with a RequestError. */
  findUsers(text: string): Promise<readonly User[]> {
    return this.#replica.findUsers(text)
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
      this.#know(await this.#authenticator.authenticate(connection))
    } catch (error) {
      if (error instanceof SessionOver) this.#end()
      throw error
    }
    await this.#replica.restored()
  }

  #know(self: User): void {
    this.state.update((state) => withUsers(state, [self]))
  }

  /** The session was ended elsewhere: whoever holds this device may not read on. */
  #end(): void {
    void this.#replica.forget()
    this.#sessions.end(this.#sessionId)
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
    this.#replica.discover(conversationId)
  }
}
