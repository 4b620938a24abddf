import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { Conversation, User, Uuid } from '@/shared/protocol/generated'
import type { Clock } from '@/shared/socket/clock'
import type { OutgoingMessage } from './chat-state'
import type { KeptHistory, KeptTimeline } from './history-storage'

/** To be raised with every change of the schema, which `upgrade` then carries out. */
const VERSION = 1
/** A browser that takes longer than this will not open it at all. */
const OPEN_MS = 3_000

export interface Schema extends DBSchema {
  /** Under numbers that count up in the order of writing, whatever the device's clock says. */
  outbox: { key: number; value: OutgoingMessage; indexes: { cid: Uuid } }
  /** One entry, named `head`. */
  head: { key: 'head'; value: Pick<KeptHistory, 'epoch' | 'readMarks'> }
  conversations: { key: Uuid; value: Conversation }
  users: { key: Uuid; value: User }
  timelines: { key: Uuid; value: KeptTimeline }
}

/**
 * What one user keeps in this browser, shared by all tabs. Opened when it is first used; where it
 * cannot be (a private window, no room, another tab removed it), everything done with it rejects.
 */
export class Database {
  readonly #name: string
  readonly #clock: Clock
  #opened: Promise<IDBPDatabase<Schema>> | undefined
  #isOver = false

  constructor(user: Uuid, clock: Clock) {
    this.#name = `mehari.${user}`
    this.#clock = clock
  }

  use(): Promise<IDBPDatabase<Schema>> {
    this.#opened ??= this.#open()
    return this.#opened
  }

  close(): void {
    this.#opened?.then(
      (database) => {
        database.close()
      },
      () => undefined,
    )
    this.#opened = undefined
  }

  /** Removes it with all that it holds; other tabs let go of it. */
  async remove(): Promise<void> {
    this.close()
    this.#isOver = true
    await deleteDB(this.#name)
  }

  async #open(): Promise<IDBPDatabase<Schema>> {
    if (this.#isOver) throw new Error('the database was removed or taken over')
    const opening = openDB<Schema>(this.#name, VERSION, {
      upgrade: (database) => {
        database.createObjectStore('outbox', { autoIncrement: true }).createIndex('cid', 'cid', {
          unique: true,
        })
        database.createObjectStore('head')
        database.createObjectStore('conversations', { keyPath: 'id' })
        database.createObjectStore('users', { keyPath: 'id' })
        database.createObjectStore('timelines', { keyPath: 'conversationId' })
      },
      blocking: () => {
        // Another tab signed out, or runs a newer page: nothing is to be written behind its back.
        this.close()
        this.#isOver = true
      },
      terminated: () => {
        this.#opened = undefined
      },
    })
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.after(OPEN_MS, () => {
        reject(new Error('the browser does not open its database'))
      })
      opening.then(resolve, reject).finally(cancel)
    })
  }
}
