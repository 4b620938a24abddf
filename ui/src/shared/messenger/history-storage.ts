import type { Conversation, Message, User, Uuid } from '@/shared/protocol/generated'
import type { Database } from './database'

/** The latest messages of one conversation, without gaps up to `position`. */
export interface KeptTimeline {
  readonly conversationId: Uuid
  /** The history that the position counts in. */
  readonly epoch: Uuid
  readonly position: number
  readonly messages: readonly Message[]
  readonly hasOlder: boolean
}

export interface KeptHistory {
  readonly epoch: Uuid
  readonly conversations: readonly Conversation[]
  readonly users: readonly User[]
  readonly timelines: readonly KeptTimeline[]
  /** What was read and the server may not know of yet. */
  readonly readMarks: readonly (readonly [Uuid, number])[]
}

/** What is to be written, and what of the rest is to stay. */
export interface HistoryChanges extends KeptHistory {
  readonly stays: Readonly<Record<'conversations' | 'users' | 'timelines', ReadonlySet<Uuid>>>
}

const parts = ['head', 'conversations', 'users', 'timelines'] as const

/** What one user has read of late, in the browser's database. Rejects where that is not to be had. */
export class HistoryStorage {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Everything that belongs to the last history that was seen. */
  load(): Promise<KeptHistory | undefined> {
    return this.#database.run(async (database) => {
      const transaction = database.transaction(parts)
      const [head, conversations, users, timelines] = await Promise.all([
        transaction.objectStore('head').get('head'),
        transaction.objectStore('conversations').getAll(),
        transaction.objectStore('users').getAll(),
        transaction.objectStore('timelines').getAll(),
      ])
      if (!head) return undefined
      return {
        ...head,
        conversations,
        users,
        timelines: timelines.filter(({ epoch }) => epoch === head.epoch),
      }
    })
  }

  async save({ epoch, readMarks, stays, ...entries }: HistoryChanges): Promise<void> {
    await this.#database.run(async (database) => {
      const transaction = database.transaction(parts, 'readwrite')
      const conversations = transaction.objectStore('conversations')
      const users = transaction.objectStore('users')
      const timelines = transaction.objectStore('timelines')
      await removeAllBut(stays.conversations, conversations)
      await removeAllBut(stays.users, users)
      await removeAllBut(stays.timelines, timelines)
      await Promise.all([
        transaction.objectStore('head').put({ epoch, readMarks }, 'head'),
        ...entries.conversations.map((conversation) => conversations.put(conversation)),
        ...entries.users.map((user) => users.put(user)),
        ...entries.timelines.map((timeline) => timelines.put(timeline)),
        transaction.done,
      ])
    })
  }

  async clear(): Promise<void> {
    await this.#database.run(async (database) => {
      const transaction = database.transaction(parts, 'readwrite')
      await Promise.all([
        ...parts.map((part) => transaction.objectStore(part).clear()),
        transaction.done,
      ])
    })
  }
}

interface KeyedStore {
  getAllKeys(): Promise<Uuid[]>
  delete(key: Uuid): Promise<void>
}

async function removeAllBut(stays: ReadonlySet<Uuid>, store: KeyedStore): Promise<void> {
  const gone = (await store.getAllKeys()).filter((key) => !stays.has(key))
  await Promise.all(gone.map((key) => store.delete(key)))
}
