import type { Uuid } from '@/shared/protocol/generated'

/** What was begun to each partner, kept in the browser until it is sent or one signs out. */
export class Drafts {
  readonly #storage: Storage
  readonly #prefix: string

  constructor(storage: Storage, self: Uuid) {
    this.#storage = storage
    this.#prefix = `mehari.draft.${self}.`
  }

  read(peer: Uuid): string {
    return this.#storage.getItem(this.#prefix + peer) ?? ''
  }

  write(peer: Uuid, text: string): void {
    try {
      if (text === '') this.#storage.removeItem(this.#prefix + peer)
      else this.#storage.setItem(this.#prefix + peer, text)
    } catch {
      // The browser has no room: the draft then lives as long as the page.
    }
  }
}
