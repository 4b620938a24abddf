import { Messenger } from '@/shared/messenger/messenger'
import { SessionStore } from '@/shared/session/session-store'
import { ada } from './examples'
import { fakeTabs } from './fake-tabs'
import { ManualClock, settle } from './manual-clock'
import { memoryStorage } from './memory-storage'
import { ScriptedServer } from './scripted-server'

/** What the tabs of one browser share, beside its database. */
export function aBrowser(options?: Parameters<typeof fakeTabs>[0]) {
  return { storage: memoryStorage(), tabs: fakeTabs(options), clock: new ManualClock() }
}

/** Ada's client beside a scripted server; not started yet. */
export function signedIn(server = new ScriptedServer(), browser = aBrowser()) {
  const { storage, tabs, clock } = browser
  const sessions = new SessionStore(storage)
  sessions.write({
    user: ada,
    sessionId: 's1',
    accessToken: 'access-1',
    accessTokenExpiresAt: '2026-06-01T12:15:00.000Z',
    refreshToken: 'refresh-1',
  })
  const parts = { open: server.sockets.open, clock, tabs, storage, sessions }
  const messenger = new Messenger(parts, sessions.read()!)
  const bodies = () =>
    messenger.state
      .get()
      .timelines.get('c1')
      ?.messages.map(({ body }) => body)
  return { browser, clock, server, sessions, storage, parts, messenger, bodies }
}

/** The same, started and with Bob's conversation on the screen. */
export async function talking(messages = 0) {
  const server = new ScriptedServer()
  for (let seq = 1; seq <= messages; seq++) server.store()
  const client = signedIn(server)
  client.messenger.start()
  client.messenger.openConversation('bob-id')
  await settle()
  await client.clock.advance(100)
  return client
}

/** What a client has not sent yet. */
export function outboxOf({ messenger }: ReturnType<typeof signedIn>) {
  return messenger.state.get().outbox.map(({ body }) => body)
}
