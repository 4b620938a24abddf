import type { Page } from '@playwright/test'
import { composer, expectMessages, fillSignIn, say, talkTo } from './support/chat'
import { keptTexts, leftovers } from './support/kept'
import { expect, lostConnection, test } from './support/test'
import { ask } from './support/wire'

const signInHeading = { name: 'Sign in', level: 1 } as const
const endedWords = /You were signed out on this device\./

function stored(page: Page): Promise<{ accessToken: string; refreshToken: string } | null> {
  return page.evaluate(() => JSON.parse(localStorage.getItem('mehari.session') ?? 'null') as never)
}

test('a reload keeps the session and the place', async ({ arrive }) => {
  const [noor, page] = await arrive('Noor Haddad')
  await talkTo(page, noor)
  await say(page, 'here I was')
  await expectMessages(page, 'here I was')
  const place = page.url()
  await page.reload()
  await expectMessages(page, 'here I was')
  expect(page.url()).toBe(place)
})

test.describe('where access tokens live for a few seconds', () => {
  test.use({ served: { MEHARI_USERS_TOKEN_ACCESSLIFETIME: '12s' } })

  test('two tabs exchange them and stay signed in', async ({ visit, arrive }) => {
    const [noor, one] = await arrive('Noor Haddad')
    await talkTo(one, noor)
    const two = await visit(one)
    await two.goto(one.url())
    for (const round of ['first', 'second', 'third']) {
      const spent = (await stored(one))?.refreshToken
      expect(spent).toBeDefined()
      await expect.poll(async () => (await stored(one))?.refreshToken).not.toBe(spent)
      await say(one, `${round}, from one tab`)
      await say(two, `${round}, from the other`)
    }
    const said = /(first|second|third), from (one tab|the other)$/
    for (const page of [one, two]) {
      const entries = page.getByRole('main').getByRole('listitem').filter({ hasText: said })
      await expect(entries).toHaveCount(6)
      await expect(page.getByText('Connected')).toBeVisible()
    }
  })
})

test('signing out in one tab signs out the other, and leaves nothing behind', async ({
  visit,
  arrive,
  server,
}) => {
  const [noor, one] = await arrive('Noor Haddad')
  await talkTo(one, noor)
  await say(one, 'a note to myself')
  await composer(one).fill('a draft')
  const two = await visit(one)
  await expect(two.getByText('Connected')).toBeVisible()
  await expect.poll(() => keptTexts(one)).toEqual(['a note to myself'])
  const session = await stored(one)

  await one.getByRole('button', { name: 'Sign out' }).click()
  for (const page of [one, two]) {
    await expect(page.getByRole('heading', signInHeading)).toBeVisible()
    await expect(page.getByText(endedWords)).toBeHidden()
  }
  await expect.poll(() => leftovers(one)).toEqual([])
  expect(new URL(one.url()).hash).toBe('#/')
  const isOver = async () => {
    const accessToken = session?.accessToken ?? ''
    const [answer] = await ask(server.address, [{ type: 'authenticate', data: { accessToken } }])
    return answer?.error?.code
  }
  await expect.poll(isOver).toBe('unauthenticated')
})

test('a session that was ended elsewhere says so in words', async ({ visit, arrive, server }) => {
  const [noor, page] = await arrive('Noor Haddad')
  await talkTo(page, noor)
  await say(page, 'before')
  await expectMessages(page, 'before')
  const tab = await visit(page)
  await expect(tab.getByText('Connected')).toBeVisible()

  const newPassword = 'another horse battery'
  await ask(server.address, [
    { type: 'login', data: { username: noor.username, password: noor.password } },
    { type: 'changePassword', data: { currentPassword: noor.password, newPassword } },
  ])
  for (const out of [page, tab]) await expect(out.getByText(endedWords)).toBeVisible()

  await fillSignIn(page, { ...noor, password: newPassword })
  await expectMessages(page, 'before')
  await expect(tab.getByText('Connected')).toBeVisible()
})

test.describe('without a connection', () => {
  test.use({ expectedNoise: lostConnection })

  test('signing out asks before it takes unsent messages along', async ({ arrive }) => {
    const [noor, page] = await arrive('Noor Haddad')
    await talkTo(page, noor)
    await page.context().setOffline(true)
    await say(page, 'not sent yet')
    await expect(page.getByText('Waiting for the connection')).toBeVisible()

    const dialog = page.getByRole('dialog', { name: 'Sign out and lose unsent messages?' })
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(dialog).toContainText('1 message has not been sent yet.')
    await dialog.getByRole('button', { name: 'Stay signed in' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await dialog.getByRole('button', { name: 'Sign out anyway' }).click()
    await expect(page.getByRole('heading', signInHeading)).toBeVisible()
  })

  test('signing in says that the server cannot be reached', async ({ visit }) => {
    const page = await visit()
    await page.context().setOffline(true)
    await fillSignIn(page, { name: '', username: 'noor', password: 'correct horse' })
    await expect(page.getByRole('alert')).toHaveText(/^The server cannot be reached\./)
  })
})
