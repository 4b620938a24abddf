import { describe, expect, it } from 'vitest'
import { settle } from '@/shared/testing/manual-clock'
import type { RequestFrame } from '@/shared/protocol/generated'
import { SessionStore } from './session-store'
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

  it.each([2, -2])('holds on a device whose clock is %i hours off', async (hours) => {
    const { server, messenger, clock } = signedIn()
    clock.set(hours * 60 * 60_000)
    let now = 'access-1'
    server.answer('authenticate', (socket, frame) => {
      const { accessToken } = (frame as RequestFrame<'authenticate'>).data
      if (accessToken === now) server.usual(socket, frame)
      else socket.refuse(frame, 'token-expired')
    })
    server.answer('refresh', (socket, frame) => {
      now = 'access-2'
      server.usual(socket, frame)
    })
    messenger.start()
    await clock.advance(10_000)
    expect(messenger.state.get().link.phase).toBe('online')
    // The server's clock is right: the token is over, whatever the device believes.
    now = 'access-2'
    server.sockets.last.drop(4401)
    await clock.advance(10_000)
    expect(messenger.state.get().link.phase).toBe('online')
    const asked = server.requests('refresh').length
    await clock.advance(60_000)
    expect(server.requests('refresh').length - asked).toBeLessThanOrEqual(2)
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
    await clock.advance(11 * 60_000)
    const synced = server.requests('sync').length
    await clock.advance(3 * 60_000)
    expect(server.requests('sync').length).toBe(synced + 1)
    expect(server.requests('refresh').length).toBe(1)
    expect(server.requests('authenticate').map(({ data }) => data.accessToken)).toEqual([
      'access-1',
      'access-2',
    ])
    expect(server.sockets.all.length).toBe(1)
  })

  it('is over where the server refuses both tokens; unsent messages stay', async () => {
    const { server, sessions, messenger, browser, clock } = signedIn()
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
    messenger.stop()
    const later = signedIn(undefined, browser)
    later.server.isReachable = false
    later.messenger.start()
    await settle()
    expect(later.messenger.state.get().outbox.length).toBe(1)
  })

  it('is over when it is revoked', async () => {
    const { server, sessions, clock } = await talking(1)
    server.sockets.last.drop(4403)
    await clock.advance(60_000)
    expect(sessions.read()).toBeUndefined()
    expect(server.sockets.all.length).toBe(1)
  })

  it('ends in words for all tabs, and only where it is still the one that is signed in', async () => {
    const { server, sessions, messenger, storage } = await talking(1)
    expect(new SessionStore(storage).wasEnded).toBe(false)
    const anew = { ...sessions.read()!, sessionId: 's2' }
    sessions.write(anew)
    server.sockets.last.drop(4403)
    expect(sessions.read()).toEqual(anew)
    expect(messenger.state.get().link.phase).toBe('stopped')
    sessions.end('s2')
    expect(new SessionStore(storage).wasEnded).toBe(true)
  })

  it('is exchanged anew only where no other tab has done so', async () => {
    const { server, sessions, clock } = await talking(1)
    clock.chance = 0
    sessions.write({ ...sessions.read()!, accessToken: 'theirs', refreshToken: 'theirs too' })
    await clock.advance(12 * 60_000)
    expect(server.requests('authenticate').at(-1)?.data.accessToken).toBe('theirs')
    expect(server.requests('refresh').length).toBe(0)
    await clock.advance(3 * 60_000)
    expect(server.requests('refresh').map(({ data }) => data.refreshToken)).toEqual(['theirs too'])
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
    const { server, sessions, messenger, storage, clock } = await talking(1)
    storage.setItem('mehari.language', 'fr')
    storage.setItem('mehari.draft.ada-id.bob-id', 'dear')
    server.answer('sendMessage', () => undefined)
    messenger.send('bob-id', 'unsent')
    const out = messenger.signOut()
    await clock.advance(3_000)
    await out
    expect(server.requests('logout').length).toBe(1)
    expect(Object.keys(storage)).toEqual(['mehari.language'])
    expect(sessions.wasEnded).toBe(false)
  })

  it('is over in this browser at once, while the server is still told', async () => {
    const { server, sessions, messenger, clock } = await talking(1)
    let answer: (() => void) | undefined
    server.answer('logout', (socket, frame) => {
      answer = () => {
        server.usual(socket, frame)
      }
    })
    const out = messenger.signOut()
    expect(sessions.read()).toBeUndefined()
    // The views are gone now, and stop what they ran.
    messenger.stop()
    expect(server.sockets.last.isClosed).toBe(false)
    messenger.send('bob-id', 'too late')
    answer?.()
    await out
    expect(server.sockets.last.isClosed).toBe(true)
    await clock.advance(60_000)
    expect(server.requests('sendMessage').length).toBe(0)
    expect(await indexedDB.databases()).toEqual([])
  })

  it('leaves alone what another user has not sent yet', async () => {
    const { messenger, storage, clock } = await talking(1)
    storage.setItem('mehari.draft.bob-id.m1', '{}')
    const out = messenger.signOut()
    await clock.advance(3_000)
    await out
    expect(Object.keys(storage)).toEqual(['mehari.draft.bob-id.m1'])
  })
})
