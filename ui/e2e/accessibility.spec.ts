import { type BrowserContextOptions } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { account, composer, fillRegistration, inList, say, talkTo } from './support/chat'
import { Line } from './support/line'
import { noorAndElias } from './support/people'
import { expect, test } from './support/test'

const looks: [string, BrowserContextOptions][] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: { width: 360, height: 720 }, isMobile: true, hasTouch: true }],
]

for (const [look, context] of looks) {
  test(`every view has nothing that axe finds (${look})`, async ({ visit, arrive }) => {
    const [elias, eliasPage] = await arrive('Elias Lindqvist')
    const page = await visit(context)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('Enter your username.')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Create account' }).click()
    await fillRegistration(page, { ...elias, username: 'x' })
    await expectAccessible(page)
    await fillRegistration(page, elias)
    await expect(page.getByRole('alert')).not.toBeEmpty()
    await expectAccessible(page)

    const noor = account('Noor Haddad')
    await fillRegistration(page, noor)
    await expect(page.getByText('No conversations yet.')).toBeVisible()
    await expect(page.getByText('Connected')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('searchbox').fill(elias.username)
    await expect(page.getByRole('link', { name: elias.username })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('searchbox').fill('nobody has this name')
    await expect(page.getByText('Nobody’s name holds')).toBeVisible()
    await expectAccessible(page)

    await talkTo(eliasPage, noor)
    const rich =
      '**Or** ask me:\n- in `words`\n\n> said\n\n```\nin code\n```\n' + 'and more\n'.repeat(30)
    await say(eliasPage, 'Have a look:\nhttps://example.org/4411', rich)
    await page.getByRole('button', { name: 'Clear search' }).click()
    await expect(inList(page, elias.name)).toContainText('2 unread messages')
    await expectAccessible(page)
    await inList(page, elias.name).click()
    await expect(page.getByText('New messages', { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Show more' })).toBeVisible()
    await expectAccessible(page)
    await say(page, 'I will.')
    await composer(page).fill('x'.repeat(3_990))
    await expect(page.getByText('10 characters left')).toBeVisible()
    await expectAccessible(page)

    const line = await Line.of(page.context())
    await line.cut()
    await page.reload()
    await say(page, 'Not sent yet')
    await expect(page.getByText('Waiting for the connection')).toBeVisible()
    await expect(page.getByText('No connection.')).toBeVisible()
    await expectAccessible(page)
    if (look === 'phone') await page.getByRole('link', { name: 'Back to conversations' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page)
  })
}

test('a message that was refused says why, and can be discarded', async ({ arrive }) => {
  const [, page] = await arrive('Noor Haddad')
  await page.goto('#/people/00000000-0000-4000-8000-000000000000')
  await say(page, 'Is anybody there?')
  await expect(
    page.getByText('Not sent. This does not exist, or you may not see it.'),
  ).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('Is anybody there?')).toBeHidden()
})

test('everything can be done by keyboard', async ({ visit, arrive }) => {
  const [elias, eliasPage] = await arrive('Elias Lindqvist')
  const noor = account('Noor Haddad')
  const page = await visit()
  const { keyboard } = page
  const tab = async (times: number, key = 'Tab') => {
    for (let time = 0; time < times; time++) await keyboard.press(key)
  }

  await expect(page.getByLabel('Username')).toBeFocused()
  await tab(3)
  await expect(page.getByRole('link', { name: 'Create account' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible()
  await expect(page.getByLabel('Username')).toBeFocused()
  await keyboard.type(noor.username)
  await tab(1)
  await keyboard.type(noor.name)
  await tab(1)
  await keyboard.type(noor.password)
  await keyboard.press('Enter')
  await expect(page.getByText('Connected')).toBeVisible()

  await tab(1)
  await expect(page.getByRole('button', { name: 'Jump to' })).toBeFocused()
  await tab(1)
  await expect(page.getByRole('searchbox')).toBeFocused()
  await keyboard.type(elias.username)
  const found = page.getByRole('link', { name: elias.username })
  await expect(found).toBeVisible()
  await keyboard.press('ArrowDown')
  await expect(found).toBeFocused()
  await expect(found).toHaveCSS('outline-style', 'solid')
  await keyboard.press('Enter')
  await expect(composer(page)).toBeFocused()
  await keyboard.type('First line')
  await keyboard.press('Shift+Enter')
  await keyboard.type('second line')
  await keyboard.press('Enter')
  await expect(inList(eliasPage, noor.name)).toContainText('First line second line')

  await tab(1, 'Shift+Tab')
  const messages = page.getByRole('region', { name: 'Messages with Elias Lindqvist' })
  await expect(messages).toBeFocused()
  await expect(messages).toHaveCSS('outline-style', 'solid')
  await tab(1, 'Shift+Tab')
  await expect(page.getByRole('button', { name: 'Details' })).toBeFocused()
  await tab(1, 'Shift+Tab')
  await expect(page.getByRole('button', { name: 'Mute conversation' })).toBeFocused()
  await tab(1, 'Shift+Tab')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByLabel('Username')).toBeFocused()
})

test('new messages are announced, and history is not', async ({ arrive }) => {
  const { noor, noorsPage: page, elias, eliasPage } = await noorAndElias(arrive)
  await talkTo(eliasPage, noor)
  await say(eliasPage, 'before')
  await inList(page, elias.name).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'before' }).last()).toBeVisible()
  const news = page.locator('[aria-live=polite]')
  await expect(news).toBeEmpty()
  await say(eliasPage, 'after')
  await expect(news).toHaveText('Elias Lindqvist: after')
})

test('a phone shows the list or the conversation, and goes back', async ({ arrive }) => {
  const { noorsPage: page, elias } = await noorAndElias(arrive, looks[2]?.[1])
  const search = page.getByRole('searchbox')
  await talkTo(page, elias)
  await expect(search).toBeHidden()
  await expect(composer(page)).toBeInViewport({ ratio: 1 })
  await say(page, 'a word '.repeat(60))
  await page.getByRole('link', { name: 'Back to conversations' }).click()
  await expect(composer(page)).toBeHidden()
  await inList(page, elias.name).click()
  await expect(composer(page)).toBeVisible()
  await page.goBack()
  await expect(search).toBeVisible()
})

test('French by the browser, English by choice', async ({ visit }) => {
  const page = await visit({ locale: 'fr-CA' })
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.getByRole('link', { name: 'Créer un compte' }).click()
  const noor = account('Noor Haddad')
  await page.getByLabel('Nom d’utilisateur').fill('x')
  await page.getByLabel('Mot de passe').fill('court')
  await page.getByRole('button', { name: 'Créer un compte' }).click()
  await expect(page.getByText('Au moins 8 caractères.')).toBeVisible()
  await page.getByLabel('Nom d’utilisateur').fill(noor.username)
  await page.getByLabel('Nom affiché').fill(noor.name)
  await page.getByLabel('Mot de passe').fill(noor.password)
  await page.getByRole('button', { name: 'Créer un compte' }).click()
  await expect(page.getByText('Connecté', { exact: true })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Réglages' }).click()
  await page.getByRole('link', { name: 'Apparence' }).click()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'English' }).check()
  await expect(page.getByText('Connected')).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByText('No conversations yet.')).toBeVisible()
})
