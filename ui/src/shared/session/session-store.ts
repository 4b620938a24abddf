import type { Timestamp, Token, User, Uuid } from '@/shared/protocol/generated'

/** A signed-in device: kept over reloads and shared by all tabs. */
export interface StoredSession {
  readonly user: User
  readonly sessionId: Uuid
  readonly accessToken: Token
  readonly accessTokenExpiresAt: Timestamp
  readonly refreshToken: Token
}

const PREFIX = 'mehari.'
const KEY = `${PREFIX}session`
const LANGUAGE = `${PREFIX}language`

/**
 * The session in the browser's storage. Nothing is cached: tabs share one session, and the one
 * that reads a spent refresh token from a variable would throw all of them out.
 */
export class SessionStore {
  readonly #storage: Storage
  readonly #listeners = new Set<() => void>()
  #wasEnded = false

  constructor(storage: Storage) {
    this.#storage = storage
  }

  read(): StoredSession | undefined {
    const text = this.#storage.getItem(KEY)
    if (text === null) return undefined
    try {
      return JSON.parse(text) as StoredSession
    } catch {
      return undefined
    }
  }

  write(session: StoredSession): void {
    this.#wasEnded = false
    this.#storage.setItem(KEY, JSON.stringify(session))
    this.#notify()
  }

  /** The server ended the session: what was not sent yet stays for the next time. */
  end(): void {
    this.#wasEnded = true
    this.#storage.removeItem(KEY)
    this.#notify()
  }

  /** Whether the last session ended without the user's wish. */
  get wasEnded(): boolean {
    return this.#wasEnded
  }

  /** Removes everything that this user left in the browser; only the language stays. */
  clear(): void {
    for (const key of Object.keys(this.#storage)) {
      if (key.startsWith(PREFIX) && key !== LANGUAGE) this.#storage.removeItem(key)
    }
    this.#notify()
  }

  /** Calls when this tab or another one changed the session; give it the window's storage events. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  changedElsewhere(key: string | null): void {
    if (key === KEY || key === null) this.#notify()
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}
