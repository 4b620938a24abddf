import type { BrowserContext, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { composer, fillSignIn, inList, say, talkTo } from './support/chat'
import { noorAndElias } from './support/people'
import { reload } from './support/reload'
import { expect, test } from './support/test'

const mayNotify = { permissions: ['notifications'] }

interface Shown {
  title: string
  body: string
}

interface Recording {
  asked: Shown[]
}

/** Remembers what the browser's pages ask their service worker to show from now on; it is shown all the same. */
async function record(page: Page): Promise<void> {
  const begin = () => {
    const recording = globalThis as unknown as Recording
    recording.asked = []
    const worker = ServiceWorkerRegistration.prototype
    const show = Reflect.get(worker, 'showNotification')
    worker.showNotification = function (title, options) {
      recording.asked.push({ title, body: options?.body ?? '' })
      return show.call(this, title, options)
    }
  }
  await page.context().addInitScript(begin)
  await page.evaluate(begin)
}

function asked(page: Page): Promise<Shown[]> {
  return page.evaluate(() => (globalThis as unknown as Recording).asked)
}

/** The notifications that stand on the screen, whichever tab asked for them. */
function standing(page: Page): Promise<Shown[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    return (await registration.getNotifications()).map(({ title, body }) => ({ title, body }))
  })
}

/** Clicks the one that stands, as far as a test can: the browser lets only a person bring a window forward. Answers where a window would be opened. */
async function click(context: BrowserContext): Promise<string[]> {
  const [worker] = context.serviceWorkers()
  if (!worker) throw new Error('there is no service worker')
  return worker.evaluate(async () => {
    const scope = globalThis as unknown as {
      registration: ServiceWorkerRegistration
      clients: { openWindow: (address: string) => Promise<void> }
      NotificationEvent: new (type: string, init: { notification?: Notification }) => Event
    }
    const opened: string[] = []
    scope.clients.openWindow = (address) => {
      opened.push(address)
      return Promise.resolve()
    }
    const [notification] = await scope.registration.getNotifications()
    if (!notification) throw new Error('no notification stands')
    const event = new scope.NotificationEvent('notificationclick', { notification })
    const work: Promise<unknown>[] = []
    Object.defineProperty(event, 'waitUntil', {
      value: (more: Promise<unknown>) => work.push(more),
    })
    dispatchEvent(event)
    await Promise.allSettled(work)
    return opened
  })
}

/** Turns them on, once the service worker is there to show what comes. */
async function turnOn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await chooseOn(page)
}

async function chooseOn(page: Page): Promise<void> {
  await page.goto('#/settings/notifications')
  const on = page.getByRole('group', { name: 'Notifications on this device' }).getByLabel('On')
  // Not checked at once: the browser is asked first.
  await on.click()
  await expect(on).toBeChecked()
}

test('what others write is told where nobody looks at it, in words one may choose', async ({
  arrive,
}) => {
  const { noor, noorsPage: page, elias, eliasPage } = await noorAndElias(arrive, mayNotify)
  const [, ingridPage] = await arrive('Ingrid Solheim')
  await record(page)
  await turnOn(page)
  await expectAccessible(page)

  await talkTo(eliasPage, noor)
  await say(eliasPage, 'Are you there?')
  await expect.poll(() => standing(page)).toEqual([{ title: elias.name, body: 'Are you there?' }])
  await expect(page).toHaveTitle(/^\(1\) /)
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', /^data:image\/svg/)
  await say(eliasPage, 'Hello?')
  await expect.poll(() => standing(page)).toEqual([{ title: elias.name, body: 'Hello?' }])

  // A click leads to the conversation; while it is looked at, it tells nothing.
  expect(await click(page.context())).toEqual([])
  await expect(page.getByRole('heading', { name: elias.name })).toBeVisible()
  expect(await standing(page)).toEqual([])
  await expect(page).toHaveTitle('Elias Lindqvist · Mehari')
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', '/icon.svg')
  await say(eliasPage, 'Good.')
  await expect(page.getByRole('main').getByRole('listitem').getByText('Good.')).toBeVisible()

  await page.goto('#/settings/notifications')
  await page.getByLabel('Sender only').check()
  await talkTo(ingridPage, noor)
  await say(ingridPage, 'A secret')
  const second = { title: 'Ingrid Solheim', body: 'New message' }
  await expect.poll(() => standing(page)).toEqual([second])
  await expect.poll(() => asked(page)).toHaveLength(3)
})

test('it goes where the conversation is read, on whatever device, and with the session', async ({
  visit,
  arrive,
}) => {
  const { noor, noorsPage: page, elias, eliasPage } = await noorAndElias(arrive, mayNotify)
  await turnOn(page)
  await talkTo(eliasPage, noor)
  await say(eliasPage, 'Read this')
  await expect.poll(() => standing(page)).toHaveLength(1)
  const elsewhere = await visit()
  await fillSignIn(elsewhere, noor)
  await inList(elsewhere, elias.name).click()
  await expect.poll(() => standing(page)).toEqual([])

  await elsewhere.goto('#/')
  await expect(elsewhere.getByRole('heading', { name: 'Whom do you want to' })).toBeVisible()
  await say(eliasPage, 'And this')
  await expect.poll(() => standing(page)).toHaveLength(1)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect.poll(() => standing(page)).toEqual([])
})

test('a click opens the conversation where no window is open any more', async ({
  visit,
  arrive,
}) => {
  const { noor, noorsPage: page, eliasPage } = await noorAndElias(arrive, mayNotify)
  await turnOn(page)
  await talkTo(eliasPage, noor)
  await say(eliasPage, 'Come back')
  await expect.poll(() => standing(page)).toHaveLength(1)
  await page.close()
  const [address] = await click(page.context())
  const again = await visit(page)
  await again.goto(address ?? '')
  await expect(again.getByRole('heading', { name: 'Elias Lindqvist' })).toBeVisible()
})

test.describe('without a service worker', () => {
  test.use({ expectedNoise: /Service Worker registration blocked/ })

  test('the page tells it by itself, and closes it', async ({ arrive }) => {
    const withoutWorker = { ...mayNotify, serviceWorkers: 'block' } as const
    const { noor, noorsPage: page, elias, eliasPage } = await noorAndElias(arrive, withoutWorker)
    await page.evaluate(() => {
      const own = globalThis as unknown as { told: Notification[]; taken: Notification[] }
      Object.assign(own, { told: [], taken: [] })
      globalThis.Notification = class extends Notification {
        constructor(title: string, options?: NotificationOptions) {
          super(title, options)
          own.told.push(this)
        }

        override close() {
          own.taken.push(this)
          super.close()
        }
      }
    })
    const titles = (which: 'told' | 'taken') =>
      page.evaluate((name) => {
        const own = globalThis as unknown as Record<typeof name, Notification[]>
        return own[name].map(({ title, body }) => `${title}: ${body}`)
      }, which)
    await chooseOn(page)
    await talkTo(eliasPage, noor)
    await say(eliasPage, 'Hello')
    const hello = `${elias.name}: Hello`
    await expect.poll(() => titles('told')).toEqual([hello])
    expect(await titles('taken')).toEqual([])
    await page.evaluate(() => {
      const { told } = globalThis as unknown as { told: Notification[] }
      told[0]?.dispatchEvent(new Event('click'))
    })
    await expect(page.getByRole('heading', { name: elias.name })).toBeVisible()
    await expect.poll(() => titles('taken')).toContain(hello)
  })
})

test('of two tabs one tells it, and none while either shows the conversation', async ({
  visit,
  arrive,
}) => {
  const { noor, noorsPage: one, elias, eliasPage } = await noorAndElias(arrive, mayNotify)
  await record(one)
  await turnOn(one)
  const two = await visit(one)
  await expect(two.getByText('Connected')).toBeVisible()

  await talkTo(eliasPage, noor)
  await say(eliasPage, 'Told once')
  const both = async () => [...(await asked(one)), ...(await asked(two))]
  await expect(inList(two, elias.name)).toContainText('Told once')
  await expect.poll(both).toHaveLength(1)

  await two.bringToFront()
  await inList(two, elias.name).click()
  await say(eliasPage, 'Seen at once')
  await expect(inList(one, elias.name)).toContainText('Seen at once')
  await expect(two.getByRole('main').getByRole('listitem').getByText('Seen at once')).toBeVisible()
  expect(await both()).toHaveLength(1)
})

test('a muted conversation stays silent and out of the count', async ({ arrive }) => {
  const { noor, noorsPage: page, elias, eliasPage } = await noorAndElias(arrive, mayNotify)
  await record(page)
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
  expect(await asked(page)).toEqual([])
  await expectAccessible(page)

  await reload(page)
  await page.getByRole('button', { name: `Unmute ${elias.name}` }).click()
  await expect(page).toHaveTitle('(1) Settings · Mehari')
  await say(eliasPage, 'But this')
  await expect.poll(() => asked(page)).toEqual([{ title: elias.name, body: 'But this' }])
})

test('nothing is asked before the first message came, and a no is remembered', async ({
  arrive,
}) => {
  const { noor, noorsPage: page, elias, eliasPage } = await noorAndElias(arrive)
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
