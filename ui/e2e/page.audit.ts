import { chromium } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, register, talkTo, timeline } from './support/chat'
import { devices, expectPraise } from './support/lighthouse'
import { expect, test } from './support/test'
import { ask } from './support/wire'

for (const [name, device] of Object.entries(devices)) {
  test(`Lighthouse praises the page on a ${name}`, async ({ server }) => {
    await expectPraise(server.address, device)
  })
}

test('Lighthouse praises an open conversation', async ({ server, launchOptions }, info) => {
  // Lighthouse joins this browser, which is signed in.
  const profile = info.outputPath('profile')
  const browser = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    args: [...(launchOptions.args ?? []), '--remote-debugging-port=0'],
    baseURL: server.address,
  })
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.goto('/')
  const noor = await register(page, 'Noor Haddad')
  await talkTo(page, noor)
  await post(server.address, noor)
  await expect(timeline(page)).toContainText('Number 60')
  const address = page.url()
  // Only one page of an origin can be measured at a time.
  await page.goto('about:blank')
  const [port = ''] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')
  const joining = [`--port=${port}`, '--disable-storage-reset']
  for (const device of Object.values(devices)) await expectPraise(address, device, ...joining)
  await browser.close()
})

/** Notes to oneself, of all kinds that a message may be. */
async function post(address: string, { username, password }: Account) {
  const login = { type: 'login', data: { username, password } } as const
  const [signedIn] = await ask(address, [login])
  const { id } = (signedIn?.data as { user: { id: string } }).user
  const text = 'The **shelves** are in `hall 4`:\n- https://example.org/4411\n\n> Who carries?'
  const posts = Array.from({ length: 60 }, (_, index) => {
    const body = `${text}\n\nNumber ${index + 1}`
    return { type: 'sendMessage', data: { to: id, cid: randomUUID(), body } } as const
  })
  await ask(address, [login, ...posts])
}
