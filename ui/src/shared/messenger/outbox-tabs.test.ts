import { describe, expect, it } from 'vitest'
import { settle } from '@/shared/testing/manual-clock'
import { ScriptedServer } from '@/shared/testing/scripted-server'
import { aBrowser, outboxOf, signedIn } from '@/shared/testing/signed-in'
import type { Tabs } from './tabs'

/** Two tabs of one browser, both with the same conversation on the screen. */
async function twoTabs() {
  const server = new ScriptedServer()
  const browser = aBrowser()
  const tabs = [signedIn(server, browser), signedIn(server, browser)] as const
  for (const { messenger } of tabs) {
    messenger.start()
    messenger.openConversation('bob-id')
  }
  await browser.clock.advance(100)
  return { server, clock: browser.clock, one: tabs[0], other: tabs[1] }
}

describe('the outbox of two tabs', () => {
  it('show the same messages on their way, and send each once', async () => {
    const { server, clock, one, other } = await twoTabs()
    let answers: (() => void)[] = []
    server.answer('sendMessage', (socket, frame) => {
      answers.push(() => {
        server.usual(socket, frame)
      })
    })
    one.messenger.send('bob-id', 'from one')
    await settle()
    other.messenger.send('bob-id', 'from the other')
    await settle()
    expect(outboxOf(one)).toEqual(['from one', 'from the other'])
    expect(outboxOf(other)).toEqual(['from one', 'from the other'])
    expect(answers.length).toBe(1)
    server.answer('sendMessage', undefined)
    for (const answer of answers) answer()
    answers = []
    await clock.advance(20_000)
    expect(server.messages.map(({ body }) => body)).toEqual(['from one', 'from the other'])
    expect(server.requests('sendMessage').length).toBe(2)
    for (const tab of [one, other]) {
      expect(tab.bodies()).toEqual(['from one', 'from the other'])
      expect(outboxOf(tab)).toEqual([])
    }
  })

  it('send each once though neither hears of the other', async () => {
    const server = new ScriptedServer()
    const browser = aBrowser()
    const deaf: Tabs = {
      ...browser.tabs,
      channel: () => ({ post: () => undefined, close: () => undefined }),
    }
    server.isReachable = false
    const one = signedIn(server, { ...browser, tabs: deaf })
    one.messenger.start()
    one.messenger.send('bob-id', 'only once')
    await settle()
    const other = signedIn(server, { ...browser, tabs: deaf })
    other.messenger.start()
    await settle()
    expect(outboxOf(other)).toEqual(['only once'])
    server.isReachable = true
    await browser.clock.advance(20_000)
    expect(server.requests('sendMessage').length).toBe(1)
    expect(outboxOf(other)).toEqual([])
  })

  it('the other one goes on where the one that sends loses its connection', async () => {
    const { server, clock, one } = await twoTabs()
    server.answer('sendMessage', () => undefined)
    one.messenger.send('bob-id', 'carried on')
    await settle()
    const [sending] = server.sockets.all.filter((it) => it.requests('sendMessage').length > 0)
    server.answer('sendMessage', undefined)
    server.isReachable = false
    sending!.drop()
    await clock.advance(3_000)
    expect(server.messages.map(({ body }) => body)).toEqual(['carried on'])
    expect(outboxOf(one)).toEqual([])
  })

  it('the other one goes on where the one that sends is closed', async () => {
    const { server, clock, one, other } = await twoTabs()
    server.answer('sendMessage', () => undefined)
    for (const body of ['one', 'two']) one.messenger.send('bob-id', body)
    await settle()
    server.answer('sendMessage', undefined)
    one.messenger.stop()
    await clock.advance(100)
    expect(server.messages.map(({ body }) => body)).toEqual(['one', 'two'])
    expect(outboxOf(other)).toEqual([])
  })

  it('both know of a refusal, and either may discard it', async () => {
    const { server, one, other } = await twoTabs()
    server.answer('sendMessage', (socket, frame) => {
      socket.refuse(frame, 'forbidden')
    })
    one.messenger.send('bob-id', 'not allowed')
    await settle()
    const [failed] = other.messenger.state.get().outbox
    expect(failed?.failure).toBe('forbidden')
    other.messenger.discard(failed!.cid)
    await settle()
    expect(outboxOf(one)).toEqual([])
  })

  it('keep nothing when one of them signs out', async () => {
    const { server, clock, one, other } = await twoTabs()
    server.answer('sendMessage', () => undefined)
    one.messenger.send('bob-id', 'never to be seen')
    await settle()
    const leaving = other.messenger.signOut()
    await clock.advance(100)
    await leaving
    one.messenger.send('bob-id', 'too late')
    await settle()
    expect(await indexedDB.databases()).toEqual([])
  })
})
