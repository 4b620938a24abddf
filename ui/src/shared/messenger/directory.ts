import type { User, Uuid } from '@/shared/protocol/generated'
import type { Cancel, Clock } from '@/shared/socket/clock'
import type { Connection } from '@/shared/socket/connection'
import { isPassing, RequestError } from '@/shared/socket/request-error'

const GATHER_MS = 20
const RETRY_MS = 5_000
const MOST_IDS = 100
const MOST_FOUND = 20

/** Finds out who the users are whose ids turn up: many ids in one question. */
export class Directory {
  readonly #clock: Clock
  readonly #found: (users: readonly User[]) => void
  readonly #wanted = new Set<Uuid>()
  readonly #known = new Set<Uuid>()
  #connection: Connection | undefined
  #cancel: Cancel = () => undefined

  constructor(clock: Clock, found: (users: readonly User[]) => void) {
    this.#clock = clock
    this.#found = found
  }

  need(ids: Iterable<Uuid>): void {
    const before = this.#wanted.size
    for (const id of ids) if (!this.#known.has(id)) this.#wanted.add(id)
    if (this.#wanted.size > before) this.#askAfter(GATHER_MS)
  }

  /** Users whose names hold the text, or the first ones of all; rejects with a RequestError. */
  async find(text: string): Promise<readonly User[]> {
    if (!this.#connection) throw new RequestError('connection-lost', 'not connected')
    const query = text === '' ? {} : { query: text }
    const { users } = await this.#connection.request('getUsers', { ...query, limit: MOST_FOUND })
    this.#found(users)
    return users
  }

  /** Names may have changed while we were away: those that we know are asked for again. */
  start(connection: Connection): void {
    this.#connection = connection
    for (const id of this.#known) this.#wanted.add(id)
    this.#known.clear()
    this.#askAfter(0)
  }

  stop(): void {
    this.#connection = undefined
    this.#cancel()
  }

  #askAfter(milliseconds: number): void {
    this.#cancel()
    this.#cancel = this.#clock.after(milliseconds, () => {
      void this.#ask()
    })
  }

  async #ask(): Promise<void> {
    const ids = [...this.#wanted].slice(0, MOST_IDS)
    if (!this.#connection || ids.length === 0) return
    try {
      const { users } = await this.#connection.request('getUsers', { ids, limit: MOST_IDS })
      for (const id of ids) {
        this.#wanted.delete(id)
        this.#known.add(id)
      }
      this.#found(users)
      if (this.#wanted.size > 0) this.#askAfter(0)
    } catch (error) {
      if (isPassing(error)) this.#askAfter(RETRY_MS)
    }
  }
}
