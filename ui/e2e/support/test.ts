import { type BrowserContextOptions, expect, type Page, test as base } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { enrol, type Person, signedIn } from './people'
import { Server } from './server'
import { sharedServer } from './shared-server'

type Settings = Record<string, string>

interface Options {
  /**
   * Whom a test talks to: the server that all tests share; one that may be killed and paused; or a
   * new one, for this test alone, with these settings.
   */
  served: 'by all' | 'by its own' | Settings
  /** What the browser may say on its console because the test breaks the network. */
  expectedNoise: RegExp | undefined
}

type Where = BrowserContextOptions | Page

interface Fixtures {
  server: Pick<Server, 'address' | 'log'>
  /** Opens the page in a browser of its own; or, given a page, in another tab of that one's browser. */
  visit: (where?: Where) => Promise<Page>
  /** Somebody new, signed in, in a browser of their own. */
  arrive: (name: string, where?: BrowserContextOptions) => Promise<[Person, Page]>
  /** Somebody new who is not there at the moment. */
  enrolled: (name: string) => Promise<Person>
}

interface Shared {
  /** Brings the server that may be killed: the same one for all tests, which keeps what it had. */
  ownServer: () => Promise<Server>
}

const STARTING_MS = 600_000

/** What a browser says where it cannot connect; no page can silence it. */
export const lostConnection = /^WebSocket connection to '.*' failed|ERR_INTERNET_DISCONNECTED/

/** Stands there when it is known from the server that there are none, in either language. */
const NO_CONVERSATIONS = /^(?:No conversations yet|Aucune conversation)/

/** Tests of the page against a running server. A test fails where any page complains on its console. */
export const test = base.extend<Options & Fixtures, Shared>({
  served: ['by all', { option: true }],
  expectedNoise: [undefined, { option: true }],

  ownServer: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from the pattern.
    async ({}, use) => {
      let started: Promise<Server> | undefined
      await use(() => (started ??= Server.start()))
      await (await started)?.stop()
    },
    { scope: 'worker', timeout: STARTING_MS },
  ],

  server: [
    async ({ served, ownServer }, use, info) => {
      const isNew = typeof served === 'object'
      const own = isNew ? await Server.start(served) : undefined
      const server = own ?? (served === 'by all' ? sharedServer() : await ownServer())
      const before = (await readFile(server.log)).length
      await use(server)
      if (info.status !== info.expectedStatus) {
        const said = (await readFile(server.log)).subarray(before).toString()
        console.error(`What the server said during “${info.title}”:\n${said}`)
      }
      await own?.stop()
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

  arrive: async ({ visit, server: { address } }, use) => {
    await use(async (name, where) => {
      const [person, session] = await enrol(address, name)
      const page = await visit({ ...where, ...signedIn(address, session) })
      await expect(page.getByText(NO_CONVERSATIONS)).toBeVisible()
      return [person, page]
    })
  },

  enrolled: async ({ server: { address } }, use) => {
    await use(async (name) => (await enrol(address, name))[0])
  },
})

export { expect }
