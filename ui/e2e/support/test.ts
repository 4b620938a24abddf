import { type BrowserContextOptions, expect, type Page, test as base } from '@playwright/test'
import { Server } from './server'

interface Options {
  /** Settings of a server that a test needs for itself; `{}` where it only must be new. */
  ownServer: Record<string, string> | undefined
  /** What the browser may say on its console because the test breaks the network. */
  expectedNoise: RegExp | undefined
}

interface Fixtures {
  server: Server
  /** Opens the page in a browser of its own; or, given a page, in another tab of that one's browser. */
  visit: (where?: BrowserContextOptions | Page) => Promise<Page>
}

interface Shared {
  sharedServer: Server
}

const STARTING_MS = 240_000

/** What a browser says where it cannot connect; no page can silence it. */
export const lostConnection = /^WebSocket connection to '.*' failed|ERR_INTERNET_DISCONNECTED/

/** Tests of the page against a running server. A test fails where any page complains on its console. */
export const test = base.extend<Options & Fixtures, Shared>({
  ownServer: [undefined, { option: true }],
  expectedNoise: [undefined, { option: true }],

  sharedServer: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from the pattern.
    async ({}, use) => {
      const server = await Server.start()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: STARTING_MS },
  ],

  server: [
    async ({ sharedServer, ownServer }, use) => {
      if (!ownServer) {
        await use(sharedServer)
        return
      }
      const server = await Server.start(ownServer)
      await use(server)
      await server.stop()
    },
    { timeout: STARTING_MS },
  ],

  visit: async ({ browser, server, expectedNoise }, use) => {
    const complaints: string[] = []
    const contexts = new Set<{ close(): Promise<void> }>()
    await use(async (where) => {
      const isTab = where !== undefined && 'goto' in where
      const context = isTab
        ? where.context()
        : await browser.newContext({ baseURL: server.address, ...where })
      contexts.add(context)
      const page = await context.newPage()
      page.on('console', (message) => {
        const isBad = ['error', 'warning'].includes(message.type())
        const text = `${message.text()} (${message.location().url})`
        if (isBad && !expectedNoise?.test(text)) complaints.push(text)
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await page.goto('/')
      return page
    })
    for (const context of contexts) await context.close()
    expect(complaints).toEqual([])
  },
})

export { expect }
