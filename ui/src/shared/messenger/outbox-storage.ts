import type { Uuid } from '@/shared/protocol/generated'
import type { OutgoingMessage } from './chat-state'

/**
 * The unsent messages of one user in the browser's storage: an entry each, so that tabs never
 * overwrite each other's. Signing out removes them with everything else.
 */
export class OutboxStorage {
  readonly #storage: Storage
  readonly #prefix: string

  constructor(storage: Storage, user: Uuid) {
    this.#storage = storage
    this.#prefix = `mehari.outbox.${user}.`
  }

  /** All of them, in the order in which they were written: the ids count up. */
  all(): OutgoingMessage[] {
    return Object.keys(this.#storage)
      .filter((key) => key.startsWith(this.#prefix))
      .sort()
      .flatMap((key) => this.#parse(this.#storage.getItem(key)))
  }

  /** False where the browser has no room: the message then lives in memory only. */
  put(message: OutgoingMessage): boolean {
    try {
      this.#storage.setItem(this.#prefix + message.cid, JSON.stringify(message))
      return true
    } catch {
      return false
    }
  }

  remove(cid: Uuid): void {
    this.#storage.removeItem(this.#prefix + cid)
  }

  owns(key: string): boolean {
    return key.startsWith(this.#prefix)
  }

  #parse(text: string | null): OutgoingMessage[] {
    try {
      return text === null ? [] : [JSON.parse(text) as OutgoingMessage]
    } catch {
      return []
    }
  }
}
