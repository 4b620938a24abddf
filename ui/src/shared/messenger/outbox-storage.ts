import type { Uuid } from '@/shared/protocol/generated'
import type { OutgoingMessage } from './chat-state'
import type { Database } from './database'

/** A message that is said to be kept is on the disk: a power cut does not take it. */
const onDisk = { durability: 'strict' } as const

/** The unsent messages of one user in the browser's database. Rejects where that is not to be had. */
export class OutboxStorage {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** All of them, in the order in which they were written, in whichever tab. */
  async all(): Promise<OutgoingMessage[]> {
    return this.#database.run((database) => database.getAll('outbox'))
  }

  async add(message: OutgoingMessage): Promise<void> {
    await this.#database.run(async (database) => {
      const transaction = database.transaction('outbox', 'readwrite', onDisk)
      await Promise.all([transaction.store.add(message), transaction.done])
    })
  }

  /** Changes what is kept of a message, if it still is. */
  async replace(message: OutgoingMessage): Promise<void> {
    await this.#database.run(async (database) => {
      const transaction = database.transaction('outbox', 'readwrite', onDisk)
      const key = await transaction.store.index('cid').getKey(message.cid)
      if (key !== undefined) await transaction.store.put(message, key)
      await transaction.done
    })
  }

  async remove(cid: Uuid): Promise<void> {
    await this.#database.run(async (database) => {
      const transaction = database.transaction('outbox', 'readwrite')
      const key = await transaction.store.index('cid').getKey(cid)
      if (key !== undefined) await transaction.store.delete(key)
      await transaction.done
    })
  }
}
