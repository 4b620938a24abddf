import { describe, expect, it } from 'vitest'
import { ada, posted } from '@/shared/testing/examples'
import { settle } from '@/shared/testing/manual-clock'
import { signedIn, talking } from '@/shared/testing/signed-in'
import type { RequestFrame } from '@/shared/protocol/generated'

describe('catching up', () => {
  it('reads the list, asks what it lacks, and shows the open conversation', async () => {
    const { server, messenger, bodies } = await talking(2)
    expect(server.requests('sync')[0]?.data).toEqual({ positions: { c1: 2 } })
    expect(messenger.state.get().isListed).toBe(true)
    expect(bodies()).toEqual(['message 1', 'message 2'])
  })

  it('applies a doubled event once', async () => {
    const { server, messenger, bodies } = await talking(1)
    const news = server.store()
    server.tell(news)
    server.tell(news)
    await settle()
    expect(bodies()).toEqual(['message 1', 'message 2'])
    expect(messenger.state.get().conversations.get('c1')?.unread).toBe(1)
  })

  it('fills a hole by a sync from its position, in order', async () => {
    const { server, bodies, clock } = await talking(1)
    server.store()
    server.store()
    server.tell(server.store())
    await clock.advance(100)
    expect(server.requests('sync').at(-1)?.data).toEqual({
      positions: { c1: 1 },
      epoch: 'epoch-1',
    })
    expect(bodies()).toEqual(['message 1', 'message 2', 'message 3', 'message 4'])
  })

  it('puts events that come in the wrong order right', async () => {
    const { server, bodies, clock } = await talking(1)
    const two = server.store()
    const three = server.store()
    server.answer('sync', () => undefined)
    server.tell(three)
    expect(bodies()).toEqual(['message 1'])
    server.tell(two)
    await clock.advance(10)
    expect(bodies()).toEqual(['message 1', 'message 2', 'message 3'])
  })

  it('becomes whole after every reconnection', async () => {
    const { server, bodies, clock } = await talking(1)
    for (let loss = 0; loss < 3; loss++) {
      server.sockets.last.drop(1001)
      server.store()
      await clock.advance(15_000)
    }
    expect(bodies()).toEqual(['message 1', 'message 2', 'message 3', 'message 4'])
  })

  it('asks on as long as there is more', async () => {
    const { server, bodies, clock } = await talking(1)
    server.sockets.last.drop()
    for (let seq = 2; seq <= 6; seq++) server.store()
    server.answer('sync', (socket, frame) => {
      const position = (frame as RequestFrame<'sync'>).data.positions['c1']!
      socket.reply<'sync'>(frame, {
        events: server.messages
          .slice(position, position + 2)
          .map(({ seq }) => posted('c1', seq, server.messages[seq - 1])),
        heads: { c1: 6 },
        gone: [],
        epoch: 'epoch-1',
        recovered: true,
        more: position + 2 < 6,
      })
    })
    await clock.advance(2_000)
    expect(bodies()?.length).toBe(6)
  })

  it('syncs on resync, spread over five seconds', async () => {
    const { server, clock } = await talking(1)
    const before = server.requests('sync').length
    clock.chance = 0.8
    server.sockets.last.event({ type: 'resync', data: {} })
    await clock.advance(3_900)
    expect(server.requests('sync').length).toBe(before)
    await clock.advance(200)
    expect(server.requests('sync').length).toBe(before + 1)
  })

  it('syncs on a resync that comes while it syncs: what was asked before may not know of it', async () => {
    const { server, messenger, clock } = await talking(1)
    let answer: (() => void) | undefined
    server.answer('sync', (socket, frame) => {
      server.answer('sync', undefined)
      answer = () => {
        server.usual(socket, frame)
      }
    })
    messenger.wake()
    await settle()
    const before = server.requests('sync').length
    server.sockets.last.event({ type: 'resync', data: {} })
    answer?.()
    await clock.advance(5_000)
    expect(server.requests('sync').length).toBe(before + 1)
  })

  it('syncs every five minutes and when the page is looked at again', async () => {
    const { server, messenger, clock } = await talking(1)
    const before = server.requests('sync').length
    messenger.wake()
    await settle()
    expect(server.requests('sync').length).toBe(before + 1)
    await clock.advance(5 * 60_000 + 1_000)
    expect(server.requests('sync').length).toBe(before + 2)
  })

  it.each([1, -1])('catches up in time though somebody set the clock (%i h)', async (hours) => {
    const { server, bodies, clock } = await talking(1)
    clock.set(hours * 60 * 60_000)
    server.store()
    server.sockets.last.event({ type: 'resync', data: {} })
    await clock.advance(5_000)
    expect(bodies()).toEqual(['message 1', 'message 2'])
  })

  it('forgets everything and reads afresh where the history is another one', async () => {
    const { server, bodies, clock } = await talking(3)
    server.messages.length = 0
    server.store({ body: 'from the backup' })
    server.epoch = 'epoch-2'
    let answers = 0
    server.answer('sync', (socket, frame) => {
      if (answers++ > 0) {
        server.usual(socket, frame)
        return
      }
      const nothing = { events: [], heads: {}, gone: [], recovered: false, more: false }
      socket.reply<'sync'>(frame, { ...nothing, epoch: 'epoch-2' })
    })
    server.sockets.last.drop()
    await clock.advance(2_000)
    expect(bodies()).toEqual(['from the backup'])
  })

  it('drops a conversation that is no longer ours', async () => {
    const { server, messenger, clock } = await talking(2)
    server.answer('sync', (socket, frame) => {
      socket.reply<'sync'>(frame, {
        events: [],
        heads: {},
        gone: ['c1'],
        epoch: 'epoch-1',
        recovered: true,
        more: false,
      })
    })
    messenger.wake()
    await clock.advance(100)
    expect(messenger.state.get().conversations.size).toBe(0)
  })

  it('lists a conversation that begins while we are here', async () => {
    const { server, messenger, bodies, clock } = await talking()
    server.tell(server.store())
    await clock.advance(100)
    expect(messenger.state.get().conversations.get('c1')?.lastSeq).toBe(1)
    expect(bodies()).toEqual(['message 1'])
    server.tell(server.store())
    expect(bodies()).toEqual(['message 1', 'message 2'])
  })

  it('keeps a message that arrives while the latest are being read', async () => {
    const { server, messenger, bodies } = await talking(2)
    messenger.stop()
    const again = signedIn(server)
    let late: (() => void) | undefined
    server.answer('getMessages', (socket, frame) => {
      const messages = [...server.messages]
      late = () => {
        socket.reply<'getMessages'>(frame, { messages, hasMore: false })
      }
    })
    again.messenger.start()
    again.messenger.openConversation('bob-id')
    await again.clock.advance(100)
    server.tell(server.store())
    late?.()
    await settle()
    expect(again.bodies()).toEqual(['message 1', 'message 2', 'message 3'])
    expect(bodies()).toEqual(['message 1', 'message 2'])
  })

  it('pages back to the beginning', async () => {
    const { messenger, bodies } = await talking(120)
    expect(bodies()?.length).toBe(50)
    await messenger.loadOlder('c1')
    await messenger.loadOlder('c1')
    expect(bodies()?.length).toBe(120)
    expect(bodies()?.[0]).toBe('message 1')
    expect(messenger.state.get().timelines.get('c1')?.hasOlder).toBe(false)
  })

  it('marks as read, and follows what was read on another device', async () => {
    const { server, messenger, clock } = await talking(1)
    server.tell(server.store())
    server.tell(server.store())
    expect(messenger.state.get().conversations.get('c1')?.unread).toBe(2)
    const read = { conversationId: 'c1', userId: ada.id, readSeq: 2, deliveredSeq: 3 }
    server.sockets.last.event({ type: 'receipt.updated', data: read })
    expect(messenger.state.get().conversations.get('c1')?.unread).toBe(1)
    messenger.markRead('c1')
    expect(messenger.state.get().conversations.get('c1')?.unread).toBe(0)
    await clock.advance(400)
    expect(server.requests('markRead').map(({ data }) => data.seq)).toEqual([3])
  })

  it('tells what was read offline as soon as it can', async () => {
    const { server, messenger, clock } = await talking(1)
    server.tell(server.store())
    server.isReachable = false
    server.sockets.last.drop()
    messenger.markRead('c1')
    await clock.advance(5_000)
    expect(server.requests('markRead').length).toBe(0)
    server.isReachable = true
    await clock.advance(20_000)
    expect(server.requests('markRead').length).toBe(1)
  })
})
