import type { LoginRequest, RegisterRequest } from '@/shared/protocol/generated'
import type { Clock } from '@/shared/socket/clock'
import { Connection } from '@/shared/socket/connection'
import type { OpenSocket } from '@/shared/socket/socket'
import type { SessionStore } from './session-store'

export type Credentials =
  { type: 'login'; data: LoginRequest } | { type: 'register'; data: RegisterRequest }

/**
 * Opens a session over a connection of its own and stores it; rejects with a RequestError.
 * The conversation then goes on over another connection that authenticates with the tokens.
 */
export async function signIn(
  open: OpenSocket,
  clock: Clock,
  sessions: SessionStore,
  { type, data }: Credentials,
): Promise<void> {
  const connection = new Connection(open, clock, {
    event: () => undefined,
    ended: () => undefined,
  })
  try {
    await connection.opened
    sessions.write(await connection.request(type, data))
  } finally {
    connection.close()
  }
}
