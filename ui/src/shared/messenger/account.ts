import type { OperationName, Operations, Session, User, Uuid } from '@/shared/protocol/generated'
import type { Connection } from '@/shared/socket/connection'
import { RequestError } from '@/shared/socket/request-error'

/** What one does with one's own account. Every call rejects with a RequestError. */
export class Account {
  readonly #connection: () => Connection | undefined
  readonly #changed: (self: User) => void

  constructor(connection: () => Connection | undefined, changed: (self: User) => void) {
    this.#connection = connection
    this.#changed = changed
  }

  /** The signed-in devices. */
  async getSessions(): Promise<readonly Session[]> {
    const { sessions } = await this.#ask('getSessions', {})
    return sessions
  }

  async revokeSession(sessionId: Uuid): Promise<void> {
    await this.#ask('revokeSession', { sessionId })
  }

  async rename(displayName: string): Promise<void> {
    const { user } = await this.#ask('updateSelf', { displayName })
    this.#changed(user)
  }

  /** Signs out every other device too. */
  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await this.#ask('changePassword', { currentPassword, newPassword })
  }

  async #ask<Name extends OperationName>(
    name: Name,
    data: Operations[Name]['request'],
  ): Promise<Operations[Name]['reply']> {
    const connection = this.#connection()
    if (!connection) throw new RequestError('connection-lost', 'not connected')
    return connection.request(name, data)
  }
}
