import type { BrowserContext, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { type Account, composer, inList, register, say, talkTo } from './support/chat'
import { expect, test } from './support/test'

interface Shown {
  title: string
  body: string
}

interface Recording {
  shown: Notification[]
}

/** Remembers the notifications that pages show; the browser shows them all the same. */
async function record(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const recording = globalThis as unknown as Recording
    recording.shown = []
    globalThis.Notification = class extends Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options)
        recording.shown.push(this)
      }
    }
  })
}

function shown(page: Page): Promise<Shown[]> {
  return page.evaluate(() =>
    (globalThis as unknown as Recording).shown.map(({ title, body }) => ({ title, body })),
  )
}

async function turnOn(page: Page): Promise<void> {
  await page.goto('#/settings/notifications')
  const on = page.getByRole('group', { name: 'Notifications on this device' }).getByLabel('On')
  // Not checked at once: the browser is asked first.
  await on.click()
  await expect(on).toBeChecked()
}

test('what others write is told where nobody looks at it, in words one may choose', async ({
  visit,
}) => {
  const eliasPage = await visit()
  const elias = await register(eliasPage, 'Elias Lindqvist')
  const ingridPage = await visit()
  await register(ingridPage, 'Ingrid Solheim')
  const page = await visit({ permissions: ['notifications'] })
  await record(page.context())
  await page.reload()
  const noor = await register(page, 'Noor Haddad')
  await turnOn(page)
  await expectAccessible(page)

  await talkTo(eliasPage, noor)
  await say(eliasPage, 'Are you there?')
  const first = { title: elias.name, body: 'Are you there?' }
  await expect.poll(() => shown(page)).toEqual([first])
  await expect(page).toHaveTitle(/^\(1\) /)
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', /^data:image\/svg/)

  // A click leads to the conversation; while it is looked at, it tells nothing.
  await page.evaluate(() => {
    ;(globalThis as unknown as Recording).shown[0]?.dispatchEvent(new Event('click'))
  })
  await expect(page.getByRole('heading', { name: elias.name })).toBeVisible()
  await expect(page).toHaveTitle('Elias Lindqvist · Mehari')
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', '/icon.svg')
  await say(eliasPage, 'Good.')
  await expect(page.getByRole('main').getByRole('listitem').getByText('Good.')).toBeVisible()

  await page.goto('#/settings/notifications')
  await page.getByLabel('Sender only').check()
  await talkTo(ingridPage, noor)
  await say(ingridPage, 'A secret')
  const second = { title: 'Ingrid Solheim', body: 'New message' }
  await expect.poll(() => shown(page)).toEqual([first, second])
})

test('of two tabs one tells it, and none while either shows the conversation', async ({
  visit,
}) => {
  const eliasPage = await visit()
  const elias = await register(eliasPage, 'Elias Lindqvist')
  const one = await visit({ permissions: ['notifications'] })
  await record(one.context())
  await one.reload()
  const noor = await register(one, 'Noor Haddad')
  await turnOn(one)
  const two = await visit(one)
  await expect(two.getByText('Connected')).toBeVisible()

  await talkTo(eliasPage, noor)
  await say(eliasPage, 'Told once')
  const both = async () => [...(await shown(one)), ...(await shown(two))]
  await expect(inList(two, elias.name)).toContainText('Told once')
  await expect.poll(both).toHaveLength(1)

  await two.bringToFront()
  await inList(two, elias.name).click()
  await say(eliasPage, 'Seen at once')
  await expect(inList(one, elias.name)).toContainText('Seen at once')
  await expect(two.getByRole('main').getByRole('listitem').getByText('Seen at once')).toBeVisible()
  expect(await both()).toHaveLength(1)
})

test('a muted conversation stays silent and out of the count', async ({ visit }) => {
  const eliasPage = await visit()
  const elias = await register(eliasPage, 'Elias Lindqvist')
  const page = await visit({ permissions: ['notifications'] })
  await record(page.context())
  await page.reload()
  const noor: Account = await register(page, 'Noor Haddad')
  await talkTo(page, elias)
  await say(page, 'Hello')
  await page.getByRole('button', { name: 'Mute conversation' }).click()
  await expect(page.getByRole('button', { name: 'Mute conversation', pressed: true })).toBeVisible()
  await turnOn(page)

  await talkTo(eliasPage, noor)
  await say(eliasPage, 'Nobody hears this')
  await expect(inList(page, elias.name)).toContainText('1 unread message')
  await expect(inList(page, elias.name).getByRole('img', { name: 'Muted' })).toBeVisible()
  await expect(page).toHaveTitle('Settings · Mehari')
  expect(await shown(page)).toEqual([])
  await expectAccessible(page)

  await page.reload()
  await page.getByRole('button', { name: `Unmute ${elias.name}` }).click()
  await expect(page).toHaveTitle('(1) Settings · Mehari')
  await say(eliasPage, 'But this')
  await expect.poll(() => shown(page)).toEqual([{ title: elias.name, body: 'But this' }])
})

test('nothing is asked before the first message came, and a no is remembered', async ({
  visit,
}) => {
  const eliasPage = await visit()
  const elias = await register(eliasPage, 'Elias Lindqvist')
  const page = await visit()
  const noor = await register(page, 'Noor Haddad')
  await talkTo(page, elias)
  await say(page, 'Hello')
  await expect(inList(eliasPage, noor.name)).toBeVisible()
  const hint = page.getByText('Be told of new messages while you look elsewhere?')
  await expect(hint).toBeHidden()
  await inList(eliasPage, noor.name).click()
  await page.goto('#/')
  await say(eliasPage, 'Hello yourself')
  await expect(hint).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Not now' }).click()
  await expect(hint).toBeHidden()
  await page.reload()
  await say(eliasPage, 'Again')
  await expect(inList(page, elias.name)).toContainText('Again')
  await expect(hint).toBeHidden()
  await expect(composer(eliasPage)).toBeFocused()
})
