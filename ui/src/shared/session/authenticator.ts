import { v5 as uuidOf } from 'uuid'
import type { Token, User } from '@/shared/protocol/generated'
import type { Cancel, Clock } from '@/shared/socket/clock'
import type { Connection } from '@/shared/socket/connection'
import { isPassing, RequestError } from '@/shared/socket/request-error'
import type { SessionStore, StoredSession } from './session-store'

/** The namespace of the ids that refreshes are repeated by. */
const REFRESHES = '6f6f3c1e-58f0-4b52-9d0c-1a3f5a0d7f6e'
/** A token that lives no longer than this is exchanged before it is used. */
const NEARLY_OVER_MS = 20_000
/** A wrong clock must not make us ask all the time. */
const SOONEST_MS = 30_000
const RETRY_MS = 10_000

/** The session is over: only signing in again helps. */
export class SessionOver extends Error {}

/**
 * Says whose a connection is, and keeps it so: exchanges the tokens in time.
 *
 * A refresh token may be spent once, but with the same `cid` it answers the same pair again. That
 * id is computed from the token itself, so a lost answer and two tabs at once are both harmless.
 */
export class Authenticator {
  readonly #sessions: SessionStore
  readonly #clock: Clock
  readonly #prolonged: () => void
  /** The access token that the connection was last authenticated with. */
  #presented: Token | undefined
  #cancelProlonging: Cancel = () => undefined

  /** `prolonged` is called whenever a connection that was ours already was authenticated anew. */
  constructor(sessions: SessionStore, clock: Clock, prolonged: () => void) {
    this.#sessions = sessions
    this.#clock = clock
    this.#prolonged = prolonged
  }

  /** Authenticates the connection and answers whose it is; rejects with SessionOver where signing in again is needed. */
  async authenticate(connection: Connection): Promise<User> {
    let user: User
    let session = this.#session()
    if (this.#millisecondsLeft(session) < NEARLY_OVER_MS) session = await this.#refresh(connection)
    try {
      user = await this.#present(connection, session)
    } catch (error) {
      if (!isRefused(error)) throw error
      session = await this.#refresh(connection)
      user = await this.#present(connection, session).catch((again: unknown) => {
        throw isRefused(again) ? new SessionOver() : again
      })
    }
    this.#prolongLater(connection)
    return user
  }

  stop(): void {
    this.#cancelProlonging()
  }

  #prolongLater(connection: Connection): void {
    const left = this.#millisecondsLeft(this.#session())
    this.#prolongAfter(connection, Math.max(SOONEST_MS, left * (0.7 + 0.1 * this.#clock.random())))
  }

  #prolongAfter(connection: Connection, milliseconds: number): void {
    this.#cancelProlonging()
    this.#cancelProlonging = this.#clock.after(milliseconds, () => {
      this.#prolong(connection).catch((error: unknown) => {
        if (isPassing(error)) this.#prolongAfter(connection, RETRY_MS)
        else connection.close()
      })
    })
  }

  async #prolong(connection: Connection): Promise<void> {
    let session = this.#session()
    // Another tab may have been here first.
    if (session.accessToken === this.#presented) session = await this.#refresh(connection)
    await this.#present(connection, session)
    this.#prolonged()
    this.#prolongLater(connection)
  }

  async #present(connection: Connection, session: StoredSession): Promise<User> {
    const { accessToken } = session
    const { user } = await connection.request('authenticate', { accessToken })
    this.#presented = accessToken
    // Another device may have given the account another name.
    if (user.displayName !== session.user.displayName) this.#sessions.write({ ...session, user })
    return user
  }

  async #refresh(connection: Connection): Promise<StoredSession> {
    const old = this.#session()
    try {
      const pair = await connection.request('refresh', {
        refreshToken: old.refreshToken,
        cid: uuidOf(old.refreshToken, REFRESHES),
      })
      const now = this.#session()
      if (now.refreshToken !== old.refreshToken) return now
      const session = { ...old, ...pair }
      this.#sessions.write(session)
      return session
    } catch (error) {
      if (error instanceof RequestError && !isPassing(error) && error.code !== 'internal') {
        throw new SessionOver()
      }
      throw error
    }
  }

  #session(): StoredSession {
    const session = this.#sessions.read()
    if (!session) throw new SessionOver()
    return session
  }

  #millisecondsLeft(session: StoredSession): number {
    return Date.parse(session.accessTokenExpiresAt) - this.#clock.now()
  }
}

function isRefused(error: unknown): boolean {
  return (
    error instanceof RequestError &&
    (error.code === 'token-expired' || error.code === 'unauthenticated')
  )
}
