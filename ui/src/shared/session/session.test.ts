import { describe, expect, it } from 'vitest'
import { settle } from '@/shared/testing/manual-clock'
import { signedIn, talking } from '@/shared/testing/signed-in'

const expired = { accessTokenExpiresAt: '2026-06-01T11:00:00.000Z' }

describe('a session', () => {
  it('exchanges an old token before it is used', async () => {
    const { server, sessions, messenger } = signedIn()
    sessions.write({ ...sessions.read()!, ...expired })
    messenger.start()
    await settle()
    expect(server.requests('authenticate').map(({ data }) => data.accessToken)).toEqual([
      'access-2',
    ])
    expect(sessions.read()).toMatchObject({ refreshToken: 'refresh-2', sessionId: 's1' })
  })

  it('repeats a refresh whose answer was lost with the same id', async () => {
    const { server, sessions, messenger, clock } = signedIn()
    sessions.write({ ...sessions.read()!, ...expired })
    server.answer('refresh', (socket) => {
      server.answer('refresh', undefined)
      socket.drop()
    })
    messenger.start()
    await clock.advance(2_000)
    const [first, second] = server.requests('refresh')
    expect(first?.data.cid).toBeDefined()
    expect(second?.data).toEqual(first?.data)
    expect(messenger.state.get().link.phase).toBe('online')
  })

  it('uses the tokens that another tab has fetched meanwhile', async () => {
    const { server, sessions, messenger } = signedIn()
    sessions.write({ ...sessions.read()!, ...expired })
    server.answer('refresh', (socket, frame) => {
      sessions.write({ ...sessions.read()!, accessToken: 'theirs', refreshToken: 'theirs too' })
      server.usual(socket, frame)
    })
    messenger.start()
    await settle()
    expect(server.requests('authenticate').at(-1)?.data.accessToken).toBe('theirs')
    expect(sessions.read()?.refreshToken).toBe('theirs too')
  })

  it('is prolonged before the token runs out, without a new connection', async () => {
    const { server, clock } = await talking(1)
    server.answer('getSelf', (socket, frame) => {
      socket.refuse(frame, 'internal')
    })
    await clock.advance(14 * 60_000)
    expect(server.requests('refresh').length).toBe(1)
    expect(server.requests('authenticate').map(({ data }) => data.accessToken)).toEqual([
      'access-1',
      'access-2',
    ])
    expect(server.sockets.all.length).toBe(1)
  })

  it('is over where the server refuses both tokens; unsent messages stay', async () => {
    const { server, sessions, messenger, storage, clock } = signedIn()
    for (const type of ['authenticate', 'refresh'] as const) {
      server.answer(type, (socket, frame) => {
        socket.refuse(frame, 'unauthenticated')
      })
    }
    messenger.send('bob-id', 'later')
    messenger.start()
    await clock.advance(60_000)
    expect(sessions.read()).toBeUndefined()
    expect(sessions.wasEnded).toBe(true)
    expect(server.sockets.all.length).toBe(1)
    expect(Object.keys(storage).some((key) => key.includes('outbox'))).toBe(true)
  })

  it('is over when it is revoked', async () => {
    const { server, sessions, clock } = await talking(1)
    server.sockets.last.drop(4403)
    await clock.advance(60_000)
    expect(sessions.read()).toBeUndefined()
    expect(server.sockets.all.length).toBe(1)
  })

  it('survives that the server is not there for a while', async () => {
    const { server, sessions, messenger, clock } = signedIn()
    sessions.write({ ...sessions.read()!, ...expired })
    server.answer('refresh', (socket, frame) => {
      socket.refuse(frame, 'unavailable')
    })
    messenger.start()
    await clock.advance(30_000)
    expect(sessions.read()).toBeDefined()
    server.answer('refresh', undefined)
    await clock.advance(20_000)
    expect(messenger.state.get().link.phase).toBe('online')
  })

  it('leaves nothing behind but the language when one signs out', async () => {
    const { server, messenger, storage, clock } = await talking(1)
    storage.setItem('mehari.language', 'fr')
    storage.setItem('mehari.draft.ada-id.bob-id', 'dear')
    server.answer('sendMessage', () => undefined)
    messenger.send('bob-id', 'unsent')
    const out = messenger.signOut()
    await clock.advance(3_000)
    await out
    expect(server.requests('logout').length).toBe(1)
    expect(Object.keys(storage)).toEqual(['mehari.language'])
  })
})
