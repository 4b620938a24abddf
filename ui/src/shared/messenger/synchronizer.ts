import type { MessagePostedEvent, SyncReply, Uuid } from '@/shared/protocol/generated'
import type { Cancel, Clock } from '@/shared/socket/clock'
import type { Connection } from '@/shared/socket/connection'
import { isPassing } from '@/shared/socket/request-error'
import { Positions } from './positions'

const EVERY_MS = 5 * 60_000
const RETRY_MS = 3_000
const AFTER_FAULT_MS = 30_000
const RESYNC_SPREAD_MS = 5_000
const MOST_POSITIONS = 500
/** Where more than this was missed, the latest messages are read afresh instead of everything between. */
const MOST_MISSED = 100

/** What the synchronizer finds out, in the order in which it is to be applied. */
export interface SynchronizerListener {
  posted(event: MessagePostedEvent): void
  /** Reads the list of conversations from its top until it holds all of the `wanted`; answers what each conversation's last number is. */
  list(connection: Connection, wanted: ReadonlySet<Uuid> | undefined): Promise<[Uuid, number][]>
  gone(conversations: readonly Uuid[]): void
  /** So much was missed that what we have of these does not join on to what comes now. */
  outdated(conversations: readonly Uuid[]): void
  caughtUp(): void
  /** The server's history is another one than ours: everything is to be forgotten. */
  forgotten(): void
}

/**
 * Makes what we have equal to what the server has. Live events are applied as long as they follow
 * on; a hole, an unknown conversation or a doubt leads to one sync at a time.
 */
export class Synchronizer {
  readonly #clock: Clock
  readonly #listener: SynchronizerListener
  readonly #positions: Positions
  #connection: Connection | undefined
  #epoch: Uuid | undefined
  #isListed = false
  #isRunning = false
  #runAgain = false
  #cancelNext: Cancel = () => undefined
  #nextAt = Infinity

  constructor(clock: Clock, listener: SynchronizerListener) {
    this.#clock = clock
    this.#listener = listener
    this.#positions = new Positions((event) => {
      listener.posted(event)
    })
  }

  /** The history that our positions count in. */
  get epoch(): Uuid | undefined {
    return this.#epoch
  }

  position(conversation: Uuid): number {
    return this.#positions.of(conversation)
  }

  /** Goes on from where an earlier page was; before the first start. */
  restore(epoch: Uuid, positions: Iterable<readonly [Uuid, number]>): void {
    this.#epoch = epoch
    for (const [conversation, position] of positions) {
      this.#positions.introduce(conversation, position)
    }
  }

  /** A connection is ready: catch up over it. */
  start(connection: Connection): void {
    this.#connection = connection
    this.sync()
  }

  stop(): void {
    this.#connection = undefined
    this.#planNothing()
  }

  receive(event: MessagePostedEvent): void {
    if (!this.#positions.receive(event)) this.sync()
  }

  /** A conversation exists that may not be in the list yet. */
  discover(conversation: Uuid): void {
    this.#positions.mention(conversation)
    if (this.#positions.strangers.size > 0) this.sync()
  }

  /** The server says that it may have missed something; all clients hear so at once, hence the spread. */
  resync(): void {
    this.#later(this.#clock.random() * RESYNC_SPREAD_MS)
  }

  /** Catches up; asked while it runs, it runs once more. */
  sync(): void {
    const connection = this.#connection
    if (!connection) return
    if (this.#isRunning) {
      this.#runAgain = true
      return
    }
    this.#isRunning = true
    this.#runAgain = false
    this.#planNothing()
    this.#run(connection)
      .then(
        () => {
          this.#listener.caughtUp()
          if (this.#positions.hasHoles) this.#later(RETRY_MS)
          else this.#later(this.#runAgain ? 0 : EVERY_MS)
        },
        (error: unknown) => {
          this.#later(isPassing(error) ? RETRY_MS : AFTER_FAULT_MS)
        },
      )
      .finally(() => {
        this.#isRunning = false
        if (this.#connection && this.#connection !== connection) this.sync()
      })
  }

  /** Plans the next sync; one that is planned for an earlier time stays, for its reason stays. */
  #later(milliseconds: number): void {
    const at = this.#clock.elapsed() + milliseconds
    if (at >= this.#nextAt) return
    this.#cancelNext()
    this.#nextAt = at
    this.#cancelNext = this.#clock.after(milliseconds, () => {
      this.#nextAt = Infinity
      this.sync()
    })
  }

  #planNothing(): void {
    this.#cancelNext()
    this.#nextAt = Infinity
  }

  async #run(connection: Connection): Promise<void> {
    if (!this.#isListed || this.#positions.strangers.size > 0) await this.#list(connection)
    for (const conversations of chunks(this.#positions.conversations(), MOST_POSITIONS)) {
      const isRecovered = await this.#catchUp(connection, conversations)
      if (!isRecovered) {
        await this.#startAfresh(connection)
        return
      }
    }
    if (this.#positions.strangers.size > 0) await this.#list(connection)
  }

  async #list(connection: Connection): Promise<void> {
    const wanted = new Set(this.#positions.strangers)
    const listed = await this.#listener.list(connection, this.#isListed ? wanted : undefined)
    const outdated = listed.filter(
      ([id, lastSeq]) => this.#positions.lacks(id, lastSeq) > MOST_MISSED,
    )
    for (const [id] of outdated) this.#positions.forget(id)
    for (const [id, lastSeq] of listed) this.#positions.introduce(id, lastSeq)
    if (outdated.length > 0) this.#listener.outdated(outdated.map(([id]) => id))
    this.#positions.dismiss(wanted)
    this.#isListed = true
  }

  /** Reads everything after our positions; false where they belong to another history. */
  async #catchUp(connection: Connection, conversations: readonly Uuid[]): Promise<boolean> {
    for (;;) {
      const reply = await connection.request('sync', {
        positions: Object.fromEntries(
          conversations.map((id) => [id, this.#positions.of(id)] as const),
        ),
        ...(this.#epoch === undefined ? {} : { epoch: this.#epoch }),
      })
      this.#epoch = reply.epoch
      if (!reply.recovered) return false
      this.#apply(reply, conversations)
      if (!reply.more) return true
    }
  }

  #apply(reply: SyncReply, conversations: readonly Uuid[]): void {
    for (const event of reply.events) this.#positions.fill(event)
    for (const id of reply.gone) this.#positions.forget(id)
    if (reply.gone.length > 0) this.#listener.gone(reply.gone)
    if (!reply.more) {
      for (const id of conversations) this.#positions.reach(id, reply.heads[id] ?? 0)
    }
    for (const id of Object.keys(reply.heads)) this.#positions.mention(id)
  }

  async #startAfresh(connection: Connection): Promise<void> {
    this.#positions.clear()
    this.#isListed = false
    this.#listener.forgotten()
    await this.#list(connection)
  }
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.max(1, Math.ceil(items.length / size))
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}
