import {
  account,
  composer,
  entries,
  expectMessages,
  fillRegistration,
  fillSignIn,
  inList,
  register,
  say,
  talkTo,
  timeline,
} from './support/chat'
import { noorAndElias } from './support/people'
import { expect, test } from './support/test'

test('from registration to reply in two browsers', async ({ visit }) => {
  const [noorsPage, eliasPage] = [await visit(), await visit()]
  await register(noorsPage, 'Noor Haddad')
  const elias = await register(eliasPage, 'Elias Lindqvist')

  await talkTo(noorsPage, elias)
  await expect(timeline(noorsPage)).toContainText('the beginning of your conversation with Elias')
  await say(noorsPage, 'Did the delivery come in?')
  await inList(eliasPage, 'Noor Haddad').click()
  await say(eliasPage, 'Just now: https://example.org/4411')

  for (const page of [noorsPage, eliasPage]) {
    await expectMessages(page, 'Did the delivery come in\\?', 'Just now: https://example.org/4411')
  }
  const link = timeline(noorsPage).getByRole('link', { name: 'https://example.org/4411' })
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow')
})

test.describe('on a new server', () => {
  test.use({ served: {} })

  test('the first one reads that nobody else is there, and sees others arrive', async ({
    arrive,
    enrolled,
  }) => {
    const [, first] = await arrive('Noor Haddad')
    await expect(first.getByText('Nobody else has an account yet.')).toBeVisible()
    await enrolled('Elias Lindqvist')
    const people = first.getByRole('region', { name: 'People' })
    await expect(people.getByRole('link', { name: 'Elias Lindqvist' })).toBeVisible()
    await expect(first.getByText('Nobody else has an account yet.')).toBeHidden()
  })
})

test('a wrong password and an unknown user get the same words', async ({ arrive }) => {
  const [noor, page] = await arrive('Noor Haddad')
  await page.getByRole('button', { name: 'Sign out' }).click()
  for (const wrong of [{ ...noor, password: 'not hers at all' }, account('Nobody')]) {
    await fillSignIn(page, wrong)
    await expect(page.getByRole('alert')).toHaveText('Username or password is wrong.')
  }
  await fillSignIn(page, noor)
  await expect(page.getByText('Connected')).toBeVisible()
})

test('what is wrong with a registration is said in words', async ({ visit, enrolled }) => {
  const noor = await enrolled('Noor Haddad')
  const page = await visit()
  await page.getByRole('link', { name: 'Create account' }).click()

  await fillRegistration(page, { name: '', username: 'a b', password: 'short' })
  await expect(page.getByLabel('Username')).toBeFocused()
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/^Use 3–32 letters/)
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(
    'Use at least 8 characters.',
  )

  await fillRegistration(page, { ...noor, password: 'another password' })
  await expect(page.getByRole('alert')).toHaveText('This username is taken. Choose another one.')
})

test('people are found by a part of their name', async ({ arrive }) => {
  const [noor, page] = await arrive('Noor Haddad')
  const search = page.getByRole('searchbox', { name: 'Find a person' })
  await search.fill(noor.username.slice(3).toUpperCase())
  const people = page.getByRole('region', { name: 'People' })
  await expect(people.getByRole('link')).toHaveText([`Notes to yourself@${noor.username}`])
  await search.fill('%')
  await expect(page.getByText('Nobody’s name holds “%”.')).toBeVisible()
})

test('notes to oneself are kept', async ({ arrive }) => {
  const [noor, page] = await arrive('Noor Haddad')
  await talkTo(page, noor)
  await say(page, 'Buy stamps')
  await expectMessages(page, 'Buy stamps')
  await expect(inList(page, 'Notes to yourself')).toContainText('Buy stamps')
  await expect(page).toHaveTitle('Notes to yourself · Mehari')
  await page.reload()
  await expectMessages(page, 'Buy stamps')
})

test('unread messages are counted until they are looked at, on every device', async ({
  visit,
  arrive,
}) => {
  const { noor, noorsPage, elias, eliasPage } = await noorAndElias(arrive)
  const otherDevice = await visit()
  await fillSignIn(otherDevice, noor)

  await talkTo(eliasPage, noor)
  await say(eliasPage, 'one', 'two', 'three')
  for (const page of [noorsPage, otherDevice]) {
    await expect(inList(page, elias.name)).toContainText('3 unread messages')
    await expect(page).toHaveTitle('(3) Conversations · Mehari')
  }
  await inList(noorsPage, elias.name).click()
  await expectMessages(noorsPage, 'one', 'two', 'three')
  for (const page of [noorsPage, otherDevice]) {
    await expect(inList(page, elias.name)).not.toContainText('unread')
    await expect(page).not.toHaveTitle(/\(/)
  }
  await noorsPage.reload()
  await expect(inList(noorsPage, elias.name)).not.toContainText('unread')
})

test('a text of many lines, one without spaces and one that is too long', async ({ arrive }) => {
  const [noor, page] = await arrive('Noor Haddad')
  await talkTo(page, noor)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  await say(page, 'first line\nsecond line', 'x'.repeat(3_900))
  await expect(entries(page)).toHaveCount(3)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  await expect(entries(page).nth(1)).toContainText('first line\nsecond line')

  await composer(page).fill('é'.repeat(4_001))
  await expect(page.getByRole('alert')).toHaveText('1 character too many')
  await composer(page).press('Enter')
  await composer(page).press('Backspace')
  await expect(page.getByText('0 characters left')).toBeVisible()
  await composer(page).press('Enter')
  await expect(composer(page)).toHaveValue('')
  await expect(entries(page).nth(3)).toContainText('é'.repeat(4_000))
})

test('an address that names nobody leads to the start', async ({ arrive }) => {
  const [, page] = await arrive('Noor Haddad')
  await page.goto('#/people/nobody')
  await expect(page.getByRole('heading', { name: 'Whom do you want to write to?' })).toBeVisible()
})
