import { describe, expect, it } from 'vitest'
import { signedIn, talking } from '@/shared/testing/signed-in'
import { ada, posted } from '@/shared/testing/examples'
import { settle } from '@/shared/testing/manual-clock'

describe('sending', () => {
  it('shows the message once, whether the reply or the event comes first', async () => {
    const { server, messenger, bodies } = await talking()
    messenger.send('bob-id', 'reply first')
    await settle()
    server.tell(server.messages[0]!)
    server.answer('sendMessage', (socket, frame) => {
      server.answer('sendMessage', undefined)
      const { cid } = (frame as { data: { cid: string } }).data
      const stored = server.store({ cid, body: 'event first', senderId: ada.id })
      server.tell(stored)
      server.usual(socket, frame)
    })
    messenger.send('bob-id', 'event first')
    await settle()
    expect(bodies()).toEqual(['reply first', 'event first'])
    expect(messenger.state.get().outbox).toEqual([])
  })

  it('sends again with the same id when the reply was lost, and posts it once', async () => {
    const { server, messenger, bodies, clock } = await talking(1)
    server.answer('sendMessage', (socket, frame) => {
      const { cid, body } = (frame as { data: { cid: string; body: string } }).data
      server.store({ cid, body, senderId: ada.id })
      server.answer('sendMessage', undefined)
      socket.drop()
    })
    messenger.send('bob-id', 'only once')
    await settle()
    await clock.advance(2_000)
    const sent = server.requests('sendMessage').map(({ data }) => data.cid)
    expect(server.messages.filter(({ body }) => body === 'only once').length).toBe(1)
    expect(new Set(sent).size).toBe(1)
    expect(bodies()).toEqual(['message 1', 'only once'])
    expect(messenger.state.get().outbox).toEqual([])
  })

  it('sends again when the answer never comes though the connection lives', async () => {
    const { server, messenger, clock } = await talking()
    server.answer('sendMessage', () => {
      server.answer('sendMessage', undefined)
    })
    messenger.send('bob-id', 'patience')
    await clock.advance(16_000)
    const cids = server.requests('sendMessage').map(({ data }) => data.cid)
    expect(cids.length).toBe(2)
    expect(new Set(cids).size).toBe(1)
    expect(messenger.state.get().outbox).toEqual([])
  })

  it('keeps the order: the next one waits until the one before is answered', async () => {
    const { server, messenger, clock } = await talking()
    let refusals = 0
    server.answer('sendMessage', (socket, frame) => {
      if (refusals++ < 3) socket.refuse(frame, 'unavailable')
      else server.usual(socket, frame)
    })
    for (const body of ['one', 'two', 'three']) messenger.send('bob-id', body)
    await clock.advance(20_000)
    expect(server.messages.map(({ body }) => body)).toEqual(['one', 'two', 'three'])
  })

  it('waits as long as a limit says', async () => {
    const { server, messenger, clock } = await talking()
    server.answer('sendMessage', (socket, frame) => {
      server.answer('sendMessage', undefined)
      socket.refuse(frame, 'rate-limited', 700)
    })
    messenger.send('bob-id', 'slowly')
    await clock.advance(600)
    expect(server.requests('sendMessage').length).toBe(1)
    await clock.advance(200)
    expect(messenger.state.get().outbox).toEqual([])
  })

  it('waits so long also where one writes on meanwhile', async () => {
    const { server, messenger, clock } = await talking()
    server.answer('sendMessage', (socket, frame) => {
      server.answer('sendMessage', undefined)
      socket.refuse(frame, 'rate-limited', 5_000)
    })
    messenger.send('bob-id', 'one')
    await settle()
    messenger.send('bob-id', 'two')
    await clock.advance(4_900)
    expect(server.requests('sendMessage').length).toBe(1)
    await clock.advance(200)
    expect(server.messages.map(({ body }) => body)).toEqual(['one', 'two'])
  })

  it('stops at a refusal, says why, and goes on with the next one', async () => {
    const { server, messenger, clock } = await talking()
    server.answer('sendMessage', (socket, frame) => {
      server.answer('sendMessage', undefined)
      socket.refuse(frame, 'forbidden')
    })
    messenger.send('bob-id', 'not allowed')
    messenger.send('bob-id', 'allowed')
    await clock.advance(60_000)
    const [failed] = messenger.state.get().outbox
    expect(failed).toMatchObject({ body: 'not allowed', failure: 'forbidden' })
    expect(server.messages.map(({ body }) => body)).toEqual(['allowed'])
    messenger.retry(failed!.cid)
    await settle()
    expect(messenger.state.get().outbox).toEqual([])
    const cids = server.requests('sendMessage').map(({ data }) => data.cid)
    expect(cids[0]).toBe(cids[2])
  })

  it('forgets a refused message when it is discarded, here and in the storage', async () => {
    const { server, messenger, browser } = await talking()
    server.answer('sendMessage', (socket, frame) => {
      socket.refuse(frame, 'not-found')
    })
    messenger.send('nobody', 'into the blue')
    await settle()
    messenger.discard(messenger.state.get().outbox[0]!.cid)
    expect(messenger.state.get().outbox).toEqual([])
    await settle()
    messenger.stop()
    const after = signedIn(server, browser)
    after.messenger.start()
    await settle()
    expect(after.messenger.state.get().outbox).toEqual([])
  })

  it('authenticates anew and sends again when the token runs out in between', async () => {
    const { server, messenger, clock } = await talking()
    server.answer('sendMessage', (socket, frame) => {
      server.answer('sendMessage', undefined)
      socket.refuse(frame, 'token-expired')
    })
    let refused = false
    server.answer('authenticate', (socket, frame) => {
      const isOld = (frame as { data: { accessToken: string } }).data.accessToken === 'access-1'
      refused ||= isOld
      if (isOld) socket.refuse(frame, 'token-expired')
      else server.usual(socket, frame)
    })
    messenger.send('bob-id', 'in time')
    await clock.advance(3_000)
    expect(refused).toBe(true)
    expect(server.messages.map(({ body }) => body)).toEqual(['in time'])
    expect(messenger.state.get().outbox).toEqual([])
  })

  it('begins a conversation with its first message', async () => {
    const { server, messenger, bodies, clock } = await talking()
    expect(messenger.state.get().privateWith.get('bob-id')).toBeNull()
    messenger.send('bob-id', 'hello')
    await clock.advance(100)
    expect(messenger.state.get().privateWith.get('bob-id')).toBe('c1')
    server.sockets.last.event(posted('c1', 2, server.store()))
    expect(bodies()).toEqual(['hello', 'message 2'])
    expect(messenger.state.get().conversations.get('c1')).toMatchObject({ lastSeq: 2, unread: 1 })
  })
})
