import { describe, expect, it, vi } from 'vitest'
import { ada, bob, conversation, message } from '@/shared/testing/examples'
import { ManualClock, settle } from '@/shared/testing/manual-clock'
import { type aBrowser, signedIn, talking } from '@/shared/testing/signed-in'
import type { ScriptedServer } from '@/shared/testing/scripted-server'
import { initialState } from './chat-state'
import { Database } from './database'
import { HistoryStorage } from './history-storage'
import { Messenger } from './messenger'
import { OutboxStorage } from './outbox-storage'
import { RecentHistory } from './recent-history'
import { Store } from './store'

const SAVED_MS = 3_000

/** A client whose page has written what it knows, and is closed. */
async function closed(messages: number) {
  const client = await talking(messages)
  await client.clock.advance(SAVED_MS)
  client.messenger.stop()
  return client
}

/** The page is opened again, with the same conversation on the screen. */
async function reopened(
  { browser, server }: { browser: ReturnType<typeof aBrowser>; server: ScriptedServer },
  { isReachable = true } = {},
) {
  server.isReachable = isReachable
  const client = signedIn(server, browser)
  client.messenger.start()
  client.messenger.openConversation('bob-id')
  await client.clock.advance(100)
  return client
}

function kept(user = ada.id) {
  return new HistoryStorage(new Database(user, new ManualClock())).load()
}

describe('what was read of late', () => {
  it('is shown without a connection, and one can write', async () => {
    const { messenger, bodies } = await reopened(await closed(3), { isReachable: false })
    expect(bodies()).toEqual(['message 1', 'message 2', 'message 3'])
    const state = messenger.state.get()
    expect(state.conversations.get('c1')?.lastMessage?.body).toBe('message 3')
    expect(state.privateWith.get('bob-id')).toBe('c1')
    expect(state.users.get('bob-id')).toEqual(bob)
    expect(state.isListed).toBe(false)
    messenger.send('bob-id', 'written meanwhile')
    expect(messenger.state.get().outbox.map(({ body }) => body)).toEqual(['written meanwhile'])
  })

  it('goes on from where it was: only what is new is asked for', async () => {
    const before = await closed(3)
    before.server.store()
    before.server.store()
    const pages = before.server.requests('getMessages').length
    const { server, bodies } = await reopened(before)
    expect(bodies()?.at(-1)).toBe('message 5')
    expect(bodies()?.length).toBe(5)
    expect(server.requests('sync').at(-1)?.data).toEqual({
      positions: { c1: 3 },
      epoch: 'epoch-1',
    })
    expect(server.requests('getMessages').length).toBe(pages)
  })

  it('is not written again as long as nothing has changed', async () => {
    const before = await closed(3)
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    const written = () =>
      (put.mock.contexts as IDBObjectStore[]).filter(({ name }) => name === 'timelines').length
    const { server, clock } = await reopened(before)
    await clock.advance(SAVED_MS)
    expect(put).toHaveBeenCalled()
    expect(written()).toBe(0)
    server.tell(server.store())
    await clock.advance(SAVED_MS)
    expect(written()).toBe(1)
  })

  it('holds the live events that come before it is read', async () => {
    const before = await closed(1)
    before.server.store()
    before.server.answer('authenticate', (socket, frame) => {
      before.server.usual(socket, frame)
      before.server.tell(before.server.store())
    })
    const { bodies } = await reopened(before)
    expect(bodies()).toEqual(['message 1', 'message 2', 'message 3'])
  })

  it('is forgotten, here and in the browser, where the history is another one', async () => {
    const before = await closed(3)
    before.server.messages.length = 0
    before.server.store({ body: 'from the backup' })
    before.server.epoch = 'epoch-2'
    before.server.answer('sync', (socket, frame) => {
      before.server.answer('sync', undefined)
      const nothing = { events: [], heads: {}, gone: [], recovered: false, more: false }
      socket.reply<'sync'>(frame, { ...nothing, epoch: 'epoch-2' })
    })
    const again = await reopened(before)
    expect(again.bodies()).toEqual(['from the backup'])
    expect(await kept()).toBeUndefined()
    await again.clock.advance(SAVED_MS)
    again.messenger.stop()
    expect(await kept()).toMatchObject({ epoch: 'epoch-2', timelines: [{ position: 1 }] })
    const { bodies } = await reopened(before, { isReachable: false })
    expect(bodies()).toEqual(['from the backup'])
  })

  it('is read afresh where too much was missed, without a hole', async () => {
    const before = await closed(3)
    for (let missed = 0; missed < 150; missed++) before.server.store()
    const { server, messenger, bodies } = await reopened(before)
    expect(bodies()?.length).toBe(50)
    expect(bodies()?.at(-1)).toBe('message 153')
    expect(server.requests('sync').at(-1)?.data.positions).toEqual({ c1: 153 })
    await messenger.loadOlder('c1')
    expect(bodies()?.length).toBe(100)
    expect(bodies()?.[0]).toBe('message 54')
  })

  it('loses a conversation that is no longer ours', async () => {
    const before = await closed(2)
    before.server.answer('sync', (socket, frame) => {
      const nothing = { events: [], heads: {}, recovered: true, more: false }
      socket.reply<'sync'>(frame, { ...nothing, gone: ['c1'], epoch: 'epoch-1' })
    })
    const again = await reopened(before)
    await again.clock.advance(SAVED_MS)
    expect(await kept()).toMatchObject({ conversations: [], timelines: [] })
  })

  it('holds the recent conversations though they were not opened', async () => {
    const server = (await closed(2)).server
    indexedDB.deleteDatabase(`mehari.${ada.id}`)
    const client = signedIn(server)
    client.messenger.start()
    await client.clock.advance(SAVED_MS)
    client.messenger.stop()
    const { bodies } = await reopened(client, { isReachable: false })
    expect(bodies()).toEqual(['message 1', 'message 2'])
  })

  it('tells the server of what was read just before the page was closed', async () => {
    const before = await talking(1)
    before.server.tell(before.server.store())
    before.server.isReachable = false
    before.server.sockets.last.drop()
    before.messenger.markRead('c1')
    await before.clock.advance(SAVED_MS)
    before.messenger.stop()
    before.server.answer('getConversations', (socket, frame) => {
      const listed = conversation('c1', 2, { readSeq: 1, unread: 1 })
      socket.reply<'getConversations'>(frame, { conversations: [listed] })
    })
    const { server, messenger, clock } = await reopened(before)
    await clock.advance(1_000)
    expect(server.requests('markRead').map(({ data }) => data.seq)).toEqual([2])
    expect(messenger.state.get().conversations.get('c1')?.unread).toBe(0)
  })

  it('is not shown to another user', async () => {
    const before = await closed(2)
    const parts = { ...before.parts, sessions: before.sessions }
    const messenger = new Messenger(parts, { ...before.sessions.read()!, user: bob })
    before.server.isReachable = false
    messenger.start()
    await settle()
    expect(messenger.state.get().conversations.size).toBe(0)
    expect(messenger.state.get().timelines.size).toBe(0)
  })

  it('is gone when one signs out, also what another tab was about to write', async () => {
    const one = await talking(2)
    const other = await reopened(one)
    await one.clock.advance(SAVED_MS)
    one.server.tell(one.server.store())
    const out = one.messenger.signOut()
    await one.clock.advance(SAVED_MS)
    await out
    expect(other.bodies()?.length).toBe(3)
    expect(await indexedDB.databases()).toEqual([])
  })

  it('is gone when the session is revoked; what was not sent stays', async () => {
    const { server, messenger, clock, sessions } = await talking(2)
    await clock.advance(SAVED_MS)
    server.answer('sendMessage', () => undefined)
    messenger.send('bob-id', 'unsent')
    await settle()
    server.tell(server.store())
    server.sockets.last.drop(4403)
    expect(sessions.read()).toBeUndefined()
    await clock.advance(SAVED_MS)
    messenger.stop()
    expect(await kept()).toBeUndefined()
    const unsent = await new OutboxStorage(new Database(ada.id, clock)).all()
    expect(unsent.map(({ body }) => body)).toEqual(['unsent'])
  })

  it('is not what another tab still wrote of another history', async () => {
    const storage = new HistoryStorage(new Database(ada.id, new ManualClock()))
    const ids = { conversations: new Set<string>(), users: new Set<string>() }
    const nothing = { conversations: [], users: [], readMarks: [] }
    const stays = { ...ids, timelines: new Set(['c1']) }
    const old = {
      conversationId: 'c1',
      epoch: 'epoch-1',
      position: 3,
      messages: [],
      hasOlder: true,
    }
    await storage.save({ ...nothing, epoch: 'epoch-1', timelines: [old], stays })
    expect((await storage.load())?.timelines).toEqual([old])
    await storage.save({ ...nothing, epoch: 'epoch-2', timelines: [], stays })
    expect(await storage.load()).toMatchObject({ epoch: 'epoch-2', timelines: [] })
  })

  it('is bounded: the latest messages of the latest conversations', async () => {
    const numbers = Array.from({ length: 250 }, (_, index) => index + 1)
    const state = new Store(initialState(ada))
    const clock = new ManualClock()
    const storage = new HistoryStorage(new Database(ada.id, clock))
    const history = new RecentHistory(storage, state, clock, {
      mayKeep: () => true,
      epoch: () => 'epoch-1',
      readMarks: () => [],
      position: () => 250,
    })
    history.start()
    state.update((before) => ({
      ...before,
      conversations: new Map(numbers.map((n) => [`c${n}`, conversation(`c${n}`, n)])),
      timelines: new Map(
        numbers.map((n) => {
          const messages = numbers.map((seq) => message(`c${n}`, seq))
          return [`c${n}`, { messages, hasOlder: false, isLoaded: true }]
        }),
      ),
    }))
    await clock.advance(SAVED_MS)
    const { conversations, timelines } = (await storage.load())!
    expect(conversations.length).toBe(200)
    expect(timelines.length).toBe(30)
    expect(timelines.map(({ conversationId }) => conversationId)).toContain('c250')
    expect(timelines.map(({ conversationId }) => conversationId)).not.toContain('c220')
    expect(timelines[0]?.messages.length).toBe(100)
    expect(timelines[0]?.messages.at(-1)?.seq).toBe(250)
    expect(timelines[0]?.hasOlder).toBe(true)
  })
})
