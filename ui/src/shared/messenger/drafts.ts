import type { Uuid } from '@/shared/protocol/generated'
import { withEntry } from './chat-state'
import { Store } from './store'

/**
 * What was begun to each partner: kept in the browser's storage with every stroke, the same in all
 * tabs, until it is sent or one signs out. Where the browser has no room it lives with the page.
 */
export class Drafts {
  readonly all: Store<ReadonlyMap<Uuid, string>>
  readonly #storage: Storage
  readonly #prefix: string

  constructor(storage: Storage, self: Uuid) {
    this.#storage = storage
    this.#prefix = `mehari.draft.${self}.`
    this.all = new Store(this.#stored())
  }

  write(peer: Uuid, text: string): void {
    if (text === '') {
      this.#forget(peer)
      this.#storage.removeItem(this.#prefix + peer)
      return
    }
    this.all.update((drafts) => withEntry(drafts, peer, text))
    try {
      this.#storage.setItem(this.#prefix + peer, text)
    } catch {
      // The browser has no room.
    }
  }

  /**
   * It was sent off: here at once, in the storage when the message itself is there. What another tab
   * has begun to write in the meantime stays.
   */
  async send(peer: Uuid, stored: Promise<void>): Promise<void> {
    const key = this.#prefix + peer
    const sent = this.all.get().get(peer)
    this.#forget(peer)
    await stored
    if (!this.all.get().has(peer) && this.#storage.getItem(key) === sent) {
      this.#storage.removeItem(key)
    }
  }

  /** Another tab changed the browser's storage. */
  changedElsewhere(key: string | null): void {
    if (key === null) {
      this.all.update(() => this.#stored())
    } else if (key.startsWith(this.#prefix)) {
      const peer = key.slice(this.#prefix.length)
      const text = this.#storage.getItem(key)
      if (text === null) this.#forget(peer)
      else this.all.update((drafts) => withEntry(drafts, peer, text))
    }
  }

  #forget(peer: Uuid): void {
    this.all.update((drafts) => {
      const rest = new Map(drafts)
      return rest.delete(peer) ? rest : drafts
    })
  }

  #stored(): ReadonlyMap<Uuid, string> {
    return new Map(
      Object.keys(this.#storage)
        .filter((key) => key.startsWith(this.#prefix))
        .map((key) => [key.slice(this.#prefix.length), this.#storage.getItem(key) ?? '']),
    )
  }
}
