import { describe, expect, it } from 'vitest'
import { FakeSockets } from '@/shared/testing/fake-socket'
import { ManualClock, settle } from '@/shared/testing/manual-clock'
import { backoff } from './backoff'
import { Link, type LinkStatus } from './link'

function linked({ handshake = () => Promise.resolve(), mayReconnect = (): boolean => true } = {}) {
  const clock = new ManualClock()
  const sockets = new FakeSockets()
  const states: LinkStatus['phase'][] = []
  const link = new Link(sockets.open, clock, {
    handshake,
    online: () => undefined,
    event: () => undefined,
    status: ({ phase }) => states.push(phase),
    mayReconnect,
  })
  return { clock, sockets, states, link }
}

describe('a link', () => {
  it('connects and says so once the handshake is done', async () => {
    const { sockets, states, link } = linked()
    link.start()
    expect(link.connection).toBeUndefined()
    sockets.last.accept()
    await settle()
    expect(states).toEqual(['connecting', 'online'])
    expect(link.connection).toBeDefined()
  })

  it('waits longer after each failure, up to a limit, and never in step with others', () => {
    const shortest = [0, 1, 2, 3, 8].map((attempt) => backoff(attempt, 0))
    const longest = [0, 1, 2, 3, 8].map((attempt) => backoff(attempt, 1))
    expect(shortest).toEqual([250, 500, 1000, 2000, 7500])
    expect(longest).toEqual([500, 1000, 2000, 4000, 15_000])
  })

  it('comes back after a loss and after failed attempts', async () => {
    const { clock, sockets, link } = linked()
    link.start()
    sockets.last.accept()
    await settle()
    for (let attempt = 1; attempt <= 4; attempt++) {
      sockets.last.drop()
      expect(link.connection).toBeUndefined()
      await clock.advance(backoff(attempt - 1, clock.chance) - 1)
      expect(sockets.all.length).toBe(attempt)
      await clock.advance(1)
      expect(sockets.all.length).toBe(attempt + 1)
    }
    sockets.last.accept()
    await settle()
    expect(link.connection).toBeDefined()
  })

  it('starts counting anew after a connection that held', async () => {
    const { clock, sockets, link } = linked()
    link.start()
    for (let loss = 0; loss < 5; loss++) {
      sockets.last.accept()
      await clock.advance(10_000)
      sockets.last.drop()
      await clock.advance(backoff(0, clock.chance))
      expect(sockets.all.length).toBe(loss + 2)
    }
  })

  it('counts a failed handshake as a failure', async () => {
    const { clock, sockets, states, link } = linked({
      handshake: () => Promise.reject(new Error('refused')),
    })
    link.start()
    sockets.last.accept()
    await settle()
    expect(states).toEqual(['connecting', 'waiting'])
    await clock.advance(500)
    expect(sockets.all.length).toBe(2)
  })

  it('tries at once when the network comes back', async () => {
    const { clock, sockets, link } = linked()
    link.start()
    for (let attempt = 0; attempt < 8; attempt++) {
      sockets.last.drop()
      if (attempt < 7) await clock.advance(15_000)
    }
    const before = sockets.all.length
    link.hurry()
    expect(sockets.all.length).toBe(before + 1)
  })

  it('asks a silent connection for a sign of life when the network came back', async () => {
    const { clock, sockets, link } = linked()
    link.start()
    sockets.last.accept()
    await settle()
    link.hurry()
    await clock.advance(6_500)
    expect(sockets.all.length).toBe(2)
  })

  it('stops where it may not come back', async () => {
    const { clock, sockets, states, link } = linked({ mayReconnect: () => false })
    link.start()
    sockets.last.drop(4403)
    await clock.advance(60_000)
    expect(sockets.all.length).toBe(1)
    expect(states.at(-1)).toBe('stopped')
  })

  it('counts anew after a steady connection, though somebody set the clock back', async () => {
    const { clock, sockets, link } = linked()
    link.start()
    for (let attempt = 0; attempt < 6; attempt++) {
      sockets.last.drop()
      await clock.advance(15_000)
    }
    sockets.last.accept()
    await settle()
    clock.set(-60 * 60_000)
    await clock.advance(12_000)
    const before = sockets.all.length
    sockets.last.drop()
    await clock.advance(500)
    expect(sockets.all.length).toBe(before + 1)
  })

  it('waits longer after it was cut off as a flood', async () => {
    const { clock, sockets, link } = linked()
    link.start()
    sockets.last.drop(4429)
    await clock.advance(15_000)
    expect(sockets.all.length).toBe(1)
    await clock.advance(1_000)
    expect(sockets.all.length).toBe(2)
  })
})
