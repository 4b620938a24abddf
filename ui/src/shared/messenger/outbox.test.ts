import { describe, expect, it, vi } from 'vitest'
import { ada } from '@/shared/testing/examples'
import { settle } from '@/shared/testing/manual-clock'
import { aBrowser, outboxOf, signedIn, talking } from '@/shared/testing/signed-in'
import type { RequestFrame } from '@/shared/protocol/generated'
import { Database } from './database'
import { Outbox } from './outbox'
import { OutboxStorage } from './outbox-storage'

const DAY_MS = 24 * 60 * 60_000

/** A client whose server cannot be reached. */
async function offline(browser = aBrowser()) {
  const client = signedIn(undefined, browser)
  client.server.isReachable = false
  client.messenger.start()
  await settle()
  return client
}

describe('the outbox', () => {
  it('keeps what was not sent over a restart, in order', async () => {
    const before = await offline()
    for (const body of ['one', 'two', 'three']) before.messenger.send('bob-id', body)
    await settle()
    before.messenger.stop()
    const after = await offline(before.browser)
    expect(outboxOf(after)).toEqual(['one', 'two', 'three'])
    after.server.isReachable = true
    await after.clock.advance(20_000)
    expect(after.server.messages.map(({ body }) => body)).toEqual(['one', 'two', 'three'])
    expect(outboxOf(after)).toEqual([])
  })

  it('keeps what was written in the moment in which the page is left', async () => {
    const before = await offline()
    before.messenger.send('bob-id', 'in a hurry')
    before.messenger.stop()
    before.messenger.start()
    before.messenger.send('bob-id', 'and back')
    before.messenger.stop()
    const after = await offline(before.browser)
    expect(outboxOf(after)).toEqual(['in a hurry', 'and back'])
  })

  it('keeps the order when the clock is set back, and over days', async () => {
    const before = await offline()
    before.messenger.send('bob-id', 'one')
    before.clock.set(-DAY_MS)
    before.messenger.send('bob-id', 'two')
    before.clock.set(3 * DAY_MS)
    before.messenger.send('bob-id', 'three')
    before.clock.set(-2 * DAY_MS)
    await settle()
    before.messenger.stop()
    before.browser.clock.set(-7 * DAY_MS)
    const after = await offline(before.browser)
    after.messenger.send('bob-id', 'four')
    after.server.isReachable = true
    await after.clock.advance(20_000)
    expect(after.server.messages.map(({ body }) => body)).toEqual(['one', 'two', 'three', 'four'])
  })

  it('sends no sooner and no later because the clock was set', async () => {
    const { server, messenger, clock } = await talking()
    server.answer('sendMessage', (socket, frame) => {
      server.answer('sendMessage', undefined)
      socket.refuse(frame, 'unavailable')
    })
    messenger.send('bob-id', 'patiently')
    await settle()
    clock.set(DAY_MS)
    messenger.send('bob-id', 'and more')
    await clock.advance(1_900)
    expect(server.requests('sendMessage').length).toBe(1)
    clock.set(-2 * DAY_MS)
    await clock.advance(200)
    expect(server.messages.map(({ body }) => body)).toEqual(['patiently', 'and more'])
  })

  it('sends with the same id what was answered to a page that is gone', async () => {
    const before = await talking()
    before.server.answer('sendMessage', (_, frame) => {
      const { cid, body } = (frame as RequestFrame<'sendMessage'>).data
      before.server.answer('sendMessage', undefined)
      before.server.store({ cid, body, senderId: ada.id })
    })
    before.messenger.send('bob-id', 'just before the crash')
    await settle()
    before.messenger.stop()
    const after = signedIn(before.server, before.browser)
    after.messenger.start()
    await after.clock.advance(100)
    expect(before.server.requests('sendMessage').length).toBe(2)
    expect(before.server.messages.map(({ body }) => body)).toEqual(['just before the crash'])
    expect(outboxOf(after)).toEqual([])
  })

  it('keeps a refusal and its reason, and the wish to try again', async () => {
    const before = await talking()
    before.server.answer('sendMessage', (socket, frame) => {
      socket.refuse(frame, 'forbidden')
    })
    before.messenger.send('bob-id', 'not allowed')
    await settle()
    before.messenger.stop()
    const after = await offline(before.browser)
    const [failed] = after.messenger.state.get().outbox
    expect(failed).toMatchObject({ body: 'not allowed', failure: 'forbidden' })
    after.messenger.retry(failed!.cid)
    await settle()
    after.messenger.stop()
    const last = await offline(before.browser)
    expect(last.messenger.state.get().outbox[0]?.failure).toBeUndefined()
  })

  it('says so as long as closing the page would lose a message', async () => {
    const { messenger } = await offline()
    messenger.send('bob-id', 'being stored')
    expect(messenger.hasUnstored).toBe(true)
    await settle()
    expect(messenger.hasUnstored).toBe(false)
  })

  it('keeps what is written while it is being read', async () => {
    const { tabs, clock } = aBrowser()
    const storage = new OutboxStorage(new Database(ada.id, clock))
    const outbox = new Outbox(ada.id, storage, tabs, clock, {
      changed: () => undefined,
      sent: () => undefined,
    })
    let answer: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    const read = storage.all.bind(storage)
    vi.spyOn(storage, 'all').mockImplementationOnce(async () => {
      const stored = await read()
      await held
      return stored
    })
    outbox.open()
    await settle()
    await outbox.add('bob-id', 'meanwhile')
    answer()
    await settle()
    expect(outbox.messages.map(({ body }) => body)).toEqual(['meanwhile'])
  })

  it('works in memory where the browser keeps nothing, and says so', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('private window', 'SecurityError')
    })
    const { server, messenger, clock } = await talking()
    server.isReachable = false
    server.sockets.last.drop()
    for (const body of ['one', 'two']) messenger.send('bob-id', body)
    await settle()
    expect(messenger.hasUnstored).toBe(true)
    server.isReachable = true
    await clock.advance(20_000)
    expect(server.messages.map(({ body }) => body)).toEqual(['one', 'two'])
    expect(messenger.hasUnstored).toBe(false)
  })

  it('works in memory where the browser never opens its database', async () => {
    vi.spyOn(indexedDB, 'open').mockReturnValue({
      addEventListener: () => undefined,
    } as unknown as IDBOpenDBRequest)
    const { server, messenger, clock } = await talking()
    messenger.send('bob-id', 'nevertheless')
    await clock.advance(5_000)
    expect(server.messages.map(({ body }) => body)).toEqual(['nevertheless'])
  })
})
