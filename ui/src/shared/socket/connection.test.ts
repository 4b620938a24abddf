import { describe, expect, it } from 'vitest'
import type { ServerEvent } from '@/shared/protocol/generated'
import { FakeSockets } from '@/shared/testing/fake-socket'
import { ManualClock, settle } from '@/shared/testing/manual-clock'
import { CLOSED_FORGOTTEN, CLOSED_SILENT, Connection } from './connection'

async function connected() {
  const clock = new ManualClock()
  const sockets = new FakeSockets()
  const events: ServerEvent[] = []
  const ends: number[] = []
  const connection = new Connection(sockets.open, clock, {
    event: (event) => events.push(event),
    ended: (code) => ends.push(code),
  })
  sockets.last.accept()
  await connection.opened
  return { clock, socket: sockets.last, connection, events, ends }
}

describe('a connection', () => {
  it('gives each request its own answer, in whichever order they come', async () => {
    const { connection, socket } = await connected()
    const one = connection.request('getConversations', {})
    const two = connection.request('getSessions', {})
    const [first, second] = socket.received
    if (!first || !second) throw new Error('both requests should have arrived')
    expect(first.id).not.toBe(second.id)
    socket.reply<'getSessions'>(second, { sessions: [] })
    socket.reply<'getConversations'>(first, { conversations: [] })
    await expect(one).resolves.toEqual({ conversations: [] })
    await expect(two).resolves.toEqual({ sessions: [] })
  })

  it('rejects with the code and the pause that the server names', async () => {
    const { connection, socket } = await connected()
    const request = connection.request('getSelf', {})
    socket.refuse(socket.received[0]!, 'rate-limited', 400)
    await expect(request).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 400 })
  })

  it('hands on events and ignores what it does not know', async () => {
    const { socket, events, ends } = await connected()
    socket.event({ type: 'resync', data: {} })
    socket.send({ type: 'moon.risen', data: {} })
    socket.send({ type: 'reply', re: '999', data: {} })
    socket.send({ type: 'error', error: { code: 'invalid-frame', message: 'no id' } })
    socket.send('not json')
    socket.send('null')
    expect(events).toEqual([{ type: 'resync', data: {} }])
    expect(ends).toEqual([])
  })

  it('gives up a request that is never answered, and ignores a late answer', async () => {
    const { connection, socket, clock } = await connected()
    const request = connection.request('getSessions', {})
    const failed = expect(request).rejects.toMatchObject({ code: 'timeout' })
    await clock.advance(11_000)
    socket.event({ type: 'resync', data: {} })
    await clock.advance(1_500)
    await failed
    socket.reply<'getSessions'>(socket.received[0]!, { sessions: [] })
  })

  it('notices within 30 seconds that nothing arrives any more', async () => {
    const { socket, clock, ends } = await connected()
    await clock.advance(19_000)
    expect(ends).toEqual([])
    await clock.advance(11_000)
    expect(ends).toEqual([CLOSED_SILENT])
    expect(socket.isClosed).toBe(true)
  })

  it('stays as long as its probes are answered', async () => {
    const { socket, clock, ends } = await connected()
    for (let minute = 0; minute < 10; minute++) {
      await clock.advance(21_000)
      const probe = socket.requests('getSelf').at(-1)
      socket.refuse(probe!, 'internal')
    }
    expect(socket.requests('getSelf').length).toBe(10)
    expect(ends).toEqual([])
  })

  it('gives up a socket that never opens', async () => {
    const clock = new ManualClock()
    const ends: number[] = []
    const connection = new Connection(new FakeSockets().open, clock, {
      event: () => undefined,
      ended: (code) => ends.push(code),
    })
    await clock.advance(10_000)
    await expect(connection.opened).rejects.toMatchObject({ code: 'connection-lost' })
    expect(ends).toEqual([CLOSED_SILENT])
  })

  it('fails everything that waits when it ends, once', async () => {
    const { connection, socket, ends } = await connected()
    const request = connection.request('getSelf', {})
    socket.drop(1001)
    socket.drop(1001)
    await expect(request).rejects.toMatchObject({ code: 'connection-lost' })
    await expect(connection.request('getSelf', {})).rejects.toMatchObject({
      code: 'connection-lost',
    })
    expect(ends).toEqual([1001])
  })

  it('ends where the server has forgotten whose it is, but not while signing in', async () => {
    const { connection, socket, ends } = await connected()
    connection.request('authenticate', { accessToken: 'a' }).catch(() => undefined)
    socket.refuse(socket.received[0]!, 'token-expired')
    await settle()
    expect(ends).toEqual([])
    connection.request('getSelf', {}).catch(() => undefined)
    socket.refuse(socket.received[1]!, 'unauthenticated')
    expect(ends).toEqual([CLOSED_FORGOTTEN])
  })
})
