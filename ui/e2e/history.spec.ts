import type { Page } from '@playwright/test'
import { entries, fillSignIn, inList, say, timeline } from './support/chat'
import { reloadAfresh } from './support/kept'
import { noorAndElias } from './support/people'
import { post } from './support/posting'
import { expect, test } from './support/test'
import { walk } from './support/walk'

const PAGE = 50

/**
 * Holds what the page asks for the latest or for older messages until it is let through; and, if
 * wanted, everything that the server says, so that all of it is delivered at once.
 */
class HeldQuestions {
  #held: (() => void) | undefined
  #id: string | undefined
  #undelivered: string[] | undefined
  #send: (text: string) => void = () => undefined

  static async of(page: Page, which: 'latest' | 'older'): Promise<HeldQuestions> {
    const questions = new HeldQuestions()
    await page.routeWebSocket(/\/ws$/, (socket) => {
      const server = socket.connectToServer()
      questions.#send = (text) => {
        socket.send(text)
      }
      server.onMessage((text) => {
        if (questions.#undelivered) questions.#undelivered.push(String(text))
        else socket.send(text)
      })
      socket.onMessage((text) => {
        const { type, id, data } = JSON.parse(String(text)) as {
          type: string
          id: string
          data: { before?: number }
        }
        const asksFor = data.before === undefined ? 'latest' : 'older'
        if (type === 'getMessages' && asksFor === which) {
          questions.#id = id
          questions.#held = () => {
            server.send(text)
          }
        } else server.send(text)
      })
    })
    return questions
  }

  get isHolding(): boolean {
    return this.#held !== undefined
  }

  letThrough(): void {
    this.#held?.()
    this.#held = undefined
  }

  /** From now on the page hears nothing. */
  holdEverything(): void {
    this.#undelivered = []
  }

  /** Whether the server has answered the question that was let through. */
  get isAnswered(): boolean {
    return (this.#undelivered ?? []).some(
      (text) => (JSON.parse(text) as { re?: string }).re === this.#id,
    )
  }

  deliver(): void {
    for (const text of this.#undelivered ?? []) this.#send(text)
    this.#undelivered = undefined
  }
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test('what is read stays where it is while older messages come in', async ({ arrive, server }) => {
  const count = 320
  const { noor, noorsPage, elias, eliasPage } = await noorAndElias(arrive)
  await post(server.address, elias, noor, count)

  const older = await HeldQuestions.of(noorsPage, 'older')
  await reloadAfresh(noorsPage)
  await inList(noorsPage, elias.name).click()
  const message = (number: number) => entries(noorsPage).filter({ hasText: `message ${number}.` })
  const top = async (number: number) => (await message(number).boundingBox())?.y ?? NaN
  const place = () => timeline(noorsPage).evaluate((region) => region.scrollTop)
  const scrollTo = (to: number) =>
    timeline(noorsPage).evaluate((region, place) => {
      region.scrollTop = place
    }, to)
  await expect(message(count)).toBeInViewport()

  let oldest = count - PAGE + 1
  for (; oldest > 1; oldest = Math.max(1, oldest - PAGE)) {
    await scrollTo(300)
    await expect.poll(() => older.isHolding).toBe(true)
    // The reader goes on while the answer is under way.
    await scrollTo(140)
    // The oldest one may lose its heading; what is below it stays where it is.
    await expect(message(oldest + 1)).toBeInViewport()
    const before = await top(oldest + 1)
    older.letThrough()
    await expect.poll(place).toBeGreaterThan(400)
    expect(Math.abs((await top(oldest + 1)) - before)).toBeLessThanOrEqual(1)
  }

  await scrollTo(0)
  await expect(timeline(noorsPage)).toContainText('the beginning of your conversation')
  await expect(message(1)).toBeInViewport()
  await scrollTo(600)
  await expect(message(10)).toBeVisible()
  const reading = await top(10)
  await inList(eliasPage, noor.name).click()
  await say(eliasPage, 'something new', 'and more', 'and more again')
  const button = noorsPage.getByRole('button', { name: '3 new messages' })
  await expect(button).toBeVisible()
  expect(await top(10)).toBe(reading)
  await button.click()
  await expect(entries(noorsPage).last()).toContainText('and more again')
  await expect(entries(noorsPage).last()).toBeInViewport({ ratio: 1 })
  await expect(button).toBeHidden()
})

test('who opens a conversation while many messages come in is at its end', async ({
  arrive,
  server,
}) => {
  const { noor, noorsPage, elias } = await noorAndElias(arrive)
  await post(server.address, elias, noor, 1)
  const latest = await HeldQuestions.of(noorsPage, 'latest')
  await reloadAfresh(noorsPage)
  await inList(noorsPage, elias.name).click()
  await expect.poll(() => latest.isHolding).toBe(true)
  // More than a page: the first of them go when the page of the latest comes, in the same frame as they.
  const count = PAGE + 20
  latest.holdEverything()
  await post(server.address, elias, noor, count)
  latest.letThrough()
  await expect.poll(() => latest.isAnswered).toBe(true)
  latest.deliver()
  const region = timeline(noorsPage)
  await expect(region).toContainText('Show earlier messages')
  await expect(entries(noorsPage).filter({ hasText: `message ${count}.` })).toBeInViewport()
  await expect
    .poll(() => region.evaluate((r) => r.scrollHeight - r.scrollTop - r.clientHeight))
    .toBeLessThanOrEqual(1)
})

test('whoever goes to the end instead of to what is new stays there', async ({
  arrive,
  server,
}) => {
  const { noor, noorsPage, elias } = await noorAndElias(arrive)
  // What is new begins on the page before the latest.
  await post(server.address, elias, noor, PAGE + 20)
  const older = await HeldQuestions.of(noorsPage, 'older')
  await reloadAfresh(noorsPage)
  await inList(noorsPage, elias.name).click()
  await noorsPage.getByRole('button', { name: `${PAGE + 20} new messages above` }).click()
  await expect.poll(() => older.isHolding).toBe(true)
  const region = timeline(noorsPage)
  const height = () => region.evaluate(({ scrollHeight }) => scrollHeight)
  const before = await height()
  await region.press('End')
  older.letThrough()
  await expect.poll(height).toBeGreaterThan(before)
  await expect(region).toContainText(`message ${PAGE + 20}.`)
  await expect(entries(noorsPage).last()).toBeInViewport({ ratio: 1 })
})

test('who is at the end stays there, whatever grows or shrinks', async ({ arrive, server }) => {
  const { noor, noorsPage, elias, eliasPage } = await noorAndElias(arrive)
  await post(server.address, elias, noor, 40)
  await inList(noorsPage, elias.name).click()
  await inList(eliasPage, noor.name).click()
  const last = entries(noorsPage).last()
  const fromEnd = () =>
    timeline(noorsPage).evaluate(
      (region) => region.scrollHeight - region.scrollTop - region.clientHeight,
    )
  await expect(last).toContainText('message 40.')
  await expect.poll(fromEnd).toBeLessThanOrEqual(1)

  await noorsPage.setViewportSize({ width: 500, height: 500 })
  await expect.poll(fromEnd).toBeLessThanOrEqual(1)
  await say(eliasPage, 'a long text '.repeat(40))
  await expect(last).toContainText('a long text')
  await expect.poll(fromEnd).toBeLessThanOrEqual(1)
  await noorsPage.setViewportSize({ width: 1280, height: 720 })
  await expect.poll(fromEnd).toBeLessThanOrEqual(1)

  // By keyboard: a page up, to the beginning, a page down, to the end.
  const region = timeline(noorsPage)
  const place = () => region.evaluate(({ scrollTop }) => scrollTop)
  await region.focus()
  await noorsPage.keyboard.press('PageUp')
  await expect.poll(fromEnd).toBeGreaterThan(200)
  await noorsPage.keyboard.press('Home')
  await expect.poll(place).toBe(0)
  await expect(entries(noorsPage).filter({ hasText: 'message 1.' })).toBeInViewport()
  await noorsPage.keyboard.press('PageDown')
  await expect.poll(place).toBeGreaterThan(200)
  await expect(noorsPage.getByRole('button', { name: 'Jump to the latest' })).toBeVisible()
  await noorsPage.keyboard.press('End')
  await expect.poll(fromEnd).toBeLessThanOrEqual(1)
  await expect(last).toBeInViewport()
  await expect(noorsPage.getByRole('button', { name: 'Jump to the latest' })).toBeHidden()
})

test.describe('with ten thousand messages', () => {
  // A tall window has fewer steps; a taller one than older messages are read ahead would wait for ever.
  test.use({ viewport: { width: 1280, height: 1300 } })

  test('one scrolls to the beginning and back, and nothing jumps', async ({
    visit,
    enrolled,
    server,
  }) => {
    test.setTimeout(900_000)
    const count = 10_000
    const [noor, elias] = [await enrolled('Noor Haddad'), await enrolled('Elias Lindqvist')]
    await post(server.address, elias, noor, count)
    const noorsPage = await visit()
    await fillSignIn(noorsPage, noor)
    await inList(noorsPage, elias.name).click()
    await expect(entries(noorsPage).last()).toContainText(`message ${count}.`)

    for (const direction of ['up', 'down'] as const) {
      const { seen, jumps, mostRows } = await timeline(noorsPage).evaluate(walk, direction)
      expect(jumps).toEqual([])
      expect([...new Set(seen)].sort((a, b) => a - b)).toEqual(upTo(count))
      expect(mostRows).toBeLessThan(150)
    }
  })
})
