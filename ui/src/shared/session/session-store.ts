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
const ENDED = `${PREFIX}ended`

/**
 * The session in the browser's storage. Nothing is cached: tabs share one session, and the one
 * that reads a spent refresh token from a variable would throw all of them out.
 */
export class SessionStore {
  readonly #storage: Storage
  readonly #listeners = new Set<() => void>()

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
    this.#storage.removeItem(ENDED)
    this.#storage.setItem(KEY, JSON.stringify(session))
    this.#notify()
  }

  /** Whether this is the session that the browser is signed in with, in all its tabs. */
  isCurrent(sessionId: Uuid): boolean {
    return this.read()?.sessionId === sessionId
  }

  /** The server ended this session: what was not sent yet stays for the next time. */
  end(sessionId: Uuid): void {
    // Who signed out in another tab, or in anew, has no need to hear of the old session's end.
    if (!this.isCurrent(sessionId)) return
    this.#storage.setItem(ENDED, sessionId)
    this.#storage.removeItem(KEY)
    this.#notify()
  }

  /** Whether the last session ended without the user's wish; all tabs know it. */
  get wasEnded(): boolean {
    return this.#storage.getItem(ENDED) !== null
  }

  /** The user signed out: removes the session and everything else of this user's in the browser. */
  clear(user: Uuid): void {
    this.#storage.removeItem(KEY)
    for (const key of Object.keys(this.#storage)) {
      if (key.startsWith(PREFIX) && key.includes(`.${user}.`)) this.#storage.removeItem(key)
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
