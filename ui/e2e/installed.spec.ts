import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { composer, entries, expectMessages, inList, say, talkTo } from './support/chat'
import { Line } from './support/line'
import { type Arrive, noorAndElias } from './support/people'
import { expect, test } from './support/test'

/** Waits until the page can be opened without the server. */
async function stored(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

test.describe('while the server is away', () => {
  test.use({
    served: 'by its own',
    expectedNoise: /ERR_CONNECTION_REFUSED|WebSocket|fetching the script/,
  })

  test('the page opens all the same, and what is written then arrives', async ({
    arrive,
    ownServer,
  }) => {
    const server = await ownServer()
    const { noor, noorsPage: page, elias, eliasPage } = await noorAndElias(arrive)
    await talkTo(page, elias)
    await say(page, 'before')
    await expectMessages(page, 'before')
    await stored(page)

    // One that takes connections and never answers is as far away, after a while.
    server.pause()
    await page.reload()
    await expect(composer(page)).toBeVisible()
    await expectMessages(page, 'before')
    server.resume()
    await expect(page.getByText('Connected')).toBeVisible({ timeout: 60_000 })

    await server.kill()
    await page.reload()
    await expect(page.getByText('No connection.')).toBeVisible()
    await expect(composer(page)).toBeVisible()
    await say(page, 'written without a server')
    await expect(entries(page).last()).toContainText('written without a server')
    // Parts that load later are there too.
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('notes')
    await expect(page.getByRole('option', { name: 'Notes to yourself' })).toBeVisible()
    await page.keyboard.press('Escape')

    await server.startAgain()
    await expect(page.getByText('Connected')).toBeVisible({ timeout: 60_000 })
    await inList(eliasPage, noor.name).click()
    await expect(entries(eliasPage).last()).toContainText('written without a server')
  })
})

test('the page comes from the server whenever that is there', async ({ visit }) => {
  const page = await visit()
  await stored(page)
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const stale = new Response('<title>stale</title>', {
        headers: { 'Content-Type': 'text/html' },
      })
      await (await caches.open(name)).put('/', stale)
    }
  })
  await page.reload()
  await expect(page).toHaveTitle('Sign in · Mehari')
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
})

test.describe('across an upgrade', () => {
  test.use({ expectedNoise: /404|WebSocket|Service Worker registration blocked/ })

  const switcher = /\/assets\/switcher-/
  const words = 'This part of the page could not be loaded.'

  /** Signed in; what shows the switcher is not on the server any more. */
  async function outlived(arrive: Arrive): Promise<Page> {
    const [, page] = await arrive('Noor Haddad', { serviceWorkers: 'block' })
    await page.locator('body').evaluate((body) => {
      body.dataset.same = ''
    })
    await page.route(switcher, (route) => route.fulfill({ status: 404 }))
    return page
  }

  /** Lets the server have another version of the page, to whoever asks without opening it. */
  async function upgrade(page: Page): Promise<void> {
    await page.route(`${new URL(page.url()).origin}/`, async (route) => {
      if (route.request().resourceType() === 'document') return route.continue()
      const html = await (await route.fetch()).text()
      return route.fulfill({
        contentType: 'text/html',
        body: html.replace('/assets/index-', '/assets/index-newer-'),
      })
    })
  }

  test('the page is loaded anew where a part is gone, once', async ({ arrive }) => {
    const page = await outlived(arrive)
    await upgrade(page)
    await page.keyboard.press('Control+k')
    await expect(page.locator('body')).not.toHaveAttribute('data-same')
    await expect(page.getByText('Connected')).toBeVisible()
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('alert')).toContainText(words)
    await expectAccessible(page)
    await page.unrouteAll()
    await page.getByRole('button', { name: 'Reload the page' }).click()
    await expect(page.getByText('Connected')).toBeVisible()
    await page.keyboard.press('Control+k')
    // Whoever else is on the server: the list shows some of them.
    await expect(page.getByRole('option').first()).toBeVisible()
  })

  test('it says so where that would lose a message, or would not help', async ({ arrive }) => {
    const page = await outlived(arrive)
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('alert')).toContainText(words)
    await expect(page.locator('body')).toHaveAttribute('data-same')

    const [noor, unstored] = await arrive('Noor Haddad', { serviceWorkers: 'block' })
    await unstored.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined })
    })
    const line = await Line.of(unstored.context())
    await unstored.reload()
    await talkTo(unstored, noor)
    await line.cut()
    await say(unstored, 'only in memory')
    await expect(unstored.getByText('Waiting for the connection')).toBeVisible()
    await unstored.route(switcher, (route) => route.fulfill({ status: 404 }))
    await upgrade(unstored)
    await unstored.keyboard.press('Control+k')
    await expect(unstored.getByRole('alert')).toContainText(words)
    await expect(unstored.getByText('only in memory')).toBeVisible()
  })
})

test('it can be installed', async ({ visit }) => {
  const page = await visit()
  const session = await page.context().newCDPSession(page)
  const { errors, data } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const manifest = JSON.parse(data ?? '{}') as { icons: { src: string; type: string }[] }
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(src)
    expect(icon.headers()['content-type']).toContain(type)
  }
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // Playwright's browsers are private ones, where nothing can be installed.
  expect(
    installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'),
  ).toEqual([])
})
