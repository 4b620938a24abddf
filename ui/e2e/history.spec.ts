import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { entries, inList, register, say, timeline } from './support/chat'
import { reloadAfresh } from './support/kept'
import { expect, test } from './support/test'
import { ask } from './support/wire'

const COUNT = 320
const PAGE = 50

/** Holds the server's answers to questions for older messages until they are let through. */
class OlderPages {
  readonly #asked = new Set<string>()
  #held: (() => void) | undefined

  static async of(page: Page): Promise<OlderPages> {
    const pages = new OlderPages()
    await page.routeWebSocket(/\/ws$/, (socket) => {
      const server = socket.connectToServer()
      socket.onMessage((text) => {
        const { type, id, data } = JSON.parse(String(text)) as {
          type: string
          id: string
          data: { before?: number }
        }
        if (type === 'getMessages' && data.before !== undefined) pages.#asked.add(id)
        server.send(text)
      })
      server.onMessage((text) => {
        const { re } = JSON.parse(String(text)) as { re?: string }
        if (re === undefined || !pages.#asked.delete(re)) socket.send(text)
        else {
          pages.#held = () => {
            socket.send(text)
          }
        }
      })
    })
    return pages
  }

  get isHolding(): boolean {
    return this.#held !== undefined
  }

  letThrough(): void {
    this.#held?.()
    this.#held = undefined
  }
}

test('paging back through hundreds of messages moves nothing that is read', async ({ visit }) => {
  const noorsPage = await visit()
  const eliasPage = await visit()
  const noor = await register(noorsPage, 'Noor Haddad')
  const elias = await register(eliasPage, 'Elias Lindqvist')
  const { username, password } = elias
  const self = await ask(noorsPage, [
    { type: 'login', data: { username: noor.username, password: noor.password } },
  ])
  const to = (self[0]?.data as { user: { id: string } }).user.id
  const posts = Array.from({ length: COUNT }, (_, index) => {
    // Long and short ones, so that no two rows need be of one height.
    const body = `message ${index + 1}.${' More of it.'.repeat((index * 7) % 40)}`
    return { type: 'sendMessage', data: { to, cid: randomUUID(), body } } as const
  })
  await ask(eliasPage, [{ type: 'login', data: { username, password } }, ...posts])

  const older = await OlderPages.of(noorsPage)
  await reloadAfresh(noorsPage)
  await inList(noorsPage, elias.name).click()
  const message = (number: number) => entries(noorsPage).filter({ hasText: `message ${number}.` })
  const top = async (number: number) => (await message(number).boundingBox())?.y ?? NaN
  const scrollTo = (to: number) =>
    timeline(noorsPage).evaluate((region, place) => {
      region.scrollTop = place
    }, to)
  await expect(message(COUNT)).toBeInViewport()

  let oldest = COUNT - PAGE + 1
  for (; oldest > 1; oldest = Math.max(1, oldest - PAGE)) {
    await expect(message(oldest)).toHaveCount(1)
    await scrollTo(300)
    await expect.poll(() => older.isHolding).toBe(true)
    // The reader goes on while the answer is under way.
    await scrollTo(140)
    // The oldest one may lose its heading; what is below it stays where it is.
    const before = await top(oldest + 1)
    older.letThrough()
    await expect(message(Math.max(1, oldest - PAGE))).toHaveCount(1)
    expect(Math.abs((await top(oldest + 1)) - before)).toBeLessThanOrEqual(1)
  }

  await expect(timeline(noorsPage)).toContainText('the beginning of your conversation')
  const numbers = await entries(noorsPage).evaluateAll((items) =>
    items.flatMap((item) => /message (\d+)\./.exec(item.textContent)?.[1] ?? []).map(Number),
  )
  expect(numbers).toEqual(Array.from({ length: COUNT }, (_, index) => index + 1))

  await scrollTo(1_000)
  const reading = await top(10)
  await inList(eliasPage, noor.name).click()
  await say(eliasPage, 'something new')
  await expect(entries(noorsPage).filter({ hasText: 'something new' })).toHaveCount(1)
  expect(await top(10)).toBe(reading)
  await noorsPage.getByRole('button', { name: '1 new message' }).click()
  await expect(entries(noorsPage).last()).toBeInViewport()
})
