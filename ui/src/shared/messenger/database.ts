import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { Conversation, User, Uuid } from '@/shared/protocol/generated'
import type { Clock } from '@/shared/socket/clock'
import type { OutgoingMessage } from './chat-state'
import type { KeptHistory, KeptTimeline } from './history-storage'

/** To be raised with every change of the schema, which `upgrade` then carries out. */
const VERSION = 1
/** A browser that takes longer than this may never answer: nobody waits for it. */
const PATIENCE_MS = 3_000
/** And it is not asked again before this. */
const REST_MS = 60_000

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
  readonly #running = new Set<Promise<unknown>>()
  #isOver = false
  #restUntil = 0

  constructor(user: Uuid, clock: Clock) {
    this.#name = `mehari.${user}`
    this.#clock = clock
  }

  /** Does something with it. What comes after the patience is over is not waited for. */
  run<Result>(work: (database: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> {
    const result = new Promise<Result>((resolve, reject) => {
      const cancel = this.#clock.after(PATIENCE_MS, () => {
        this.#restUntil = this.#clock.elapsed() + REST_MS
        reject(new Error('the browser does not answer for its database'))
      })
      this.#use().then(work).then(resolve, reject).finally(cancel)
    })
    this.#running.add(result)
    const over = () => this.#running.delete(result)
    result.then(over, over)
    return result
  }

  /** Lets go of it when what is under way is done. */
  close(): void {
    void this.#close()
  }

  /** Removes it with all that it holds; other tabs let go of it. */
  async remove(): Promise<void> {
    this.close()
    this.#isOver = true
    await deleteDB(this.#name)
  }

  async #close(): Promise<void> {
    const opened = this.#opened
    this.#opened = undefined
    await Promise.allSettled(this.#running)
    const database = await opened?.catch(() => undefined)
    database?.close()
  }

  async #use(): Promise<IDBPDatabase<Schema>> {
    if (this.#isOver) throw new Error('the database was removed or taken over')
    if (this.#clock.elapsed() < this.#restUntil) throw new Error('the database rests')
    const opened = (this.#opened ??= this.#open())
    try {
      return await opened
    } catch (error) {
      if (this.#opened === opened) this.#opened = undefined
      throw error
    }
  }

  async #open(): Promise<IDBPDatabase<Schema>> {
    return openDB<Schema>(this.#name, VERSION, {
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
  }
}
