import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { fillSignIn, inList, say, talkTo } from './support/chat'
import { noorAndElias } from './support/people'
import { expect, test } from './support/test'

const phone = { viewport: { width: 360, height: 720 }, isMobile: true, hasTouch: true }

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name })

test('another device is seen, and signed out from here', async ({ visit, arrive }) => {
  const [noor, page] = await arrive('Noor Haddad')
  const others = [await visit(), await visit(), await visit()] as const
  for (const other of others) {
    await fillSignIn(other, noor)
    await expect(other.getByText('Connected')).toBeVisible()
  }

  await page.keyboard.press('Control+,')
  await expect(heading(page, 'Profile')).toBeFocused()
  await page.getByRole('link', { name: 'Sessions' }).click()
  await expect(page).toHaveURL(/#\/settings\/sessions$/)
  const sessions = page.getByRole('main').getByRole('listitem')
  await expect(sessions).toHaveCount(4)
  await expect(sessions.first()).toContainText('This device')
  await expect(sessions.first().getByRole('button')).toHaveCount(0)
  await expect(sessions.nth(1)).toContainText('Chrome on Linux')
  await expectAccessible(page)

  await sessions.nth(1).getByRole('button', { name: 'Sign out: Chrome on Linux' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Sign out this device?' })
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(sessions).toHaveCount(4)
  await sessions.nth(1).getByRole('button').click()
  await dialog.getByRole('button', { name: 'Sign out' }).click()
  await expect(sessions).toHaveCount(3)

  await page.getByRole('button', { name: 'Sign out all other devices' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(sessions).toHaveCount(1)
  for (const other of others) await expect(other.getByText(/^You were signed out/)).toBeVisible()

  await page.goBack()
  await expect(heading(page, 'Profile')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/#\/$/)
})

test('a new name is seen by everybody, and its limit is told before it hurts', async ({
  arrive,
}) => {
  const { noorsPage: page, elias, eliasPage } = await noorAndElias(arrive)
  await talkTo(page, elias)
  await say(page, 'Good morning')
  await expect(inList(eliasPage, 'Noor Haddad')).toBeVisible()

  await page.getByRole('link', { name: 'Settings' }).click()
  const name = page.getByRole('textbox', { name: 'Display name' })
  await name.fill('n'.repeat(60))
  await expect(name).toHaveAccessibleDescription('4 characters left')
  await name.fill('n'.repeat(65))
  await expect(name).toHaveAccessibleDescription('Use at most 64 characters.')
  await expectAccessible(page)
  await name.fill('Noor H.')
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByRole('form', { name: 'Display name' })).toContainText('Saved.')
  await expect(page.getByRole('region', { name: 'Your account' })).toContainText('Noor H.')
  await expect(inList(eliasPage, 'Noor H.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('region', { name: 'Your account' })).toContainText('Noor H.')
})

test('a new password needs the old one, and signs out everywhere else', async ({
  visit,
  arrive,
}) => {
  const [noor, page] = await arrive('Noor Haddad')
  const elsewhere = await visit()
  await fillSignIn(elsewhere, noor)
  await expect(elsewhere.getByText('Connected')).toBeVisible()

  await page.getByRole('link', { name: 'Settings' }).click()
  const form = page.getByRole('form', { name: 'Password' })
  const save = form.getByRole('button', { name: 'Change password' })
  await save.click()
  await expect(form.getByLabel('Current password')).toBeFocused()
  await form.getByLabel('Current password').fill('not hers at all')
  await form.getByLabel('New password').fill('short')
  await save.click()
  await expect(form.getByLabel('New password')).toHaveAccessibleDescription(
    'Use at least 8 characters.',
  )
  await form.getByLabel('New password').fill('another horse battery')
  await save.click()
  await expect(form.getByRole('alert')).toHaveText('The current password is wrong.')
  await expectAccessible(page)
  await form.getByLabel('Current password').fill(noor.password)
  await save.click()
  await expect(form).toContainText('The password is changed.')
  await expect(elsewhere.getByText(/^You were signed out/)).toBeVisible()
  await fillSignIn(elsewhere, { ...noor, password: 'another horse battery' })
  await expect(elsewhere.getByText('Connected')).toBeVisible()
})

test.describe('without a service worker', () => {
  test.use({ expectedNoise: /Service Worker registration blocked/ })

  test('theme and density are kept, and there before anything is painted', async ({ arrive }) => {
    const browser = { colorScheme: 'light', serviceWorkers: 'block' } as const
    const [, page] = await arrive('Noor Haddad', browser)
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await ground()
    await page.goto('#/settings/appearance')
    await page.getByRole('radio', { name: 'Dark' }).check()
    expect(await ground()).not.toBe(light)
    await page.getByRole('radio', { name: 'Compact' }).check()
    await expectAccessible(page)

    // Without the application's script, the page's ground is that of the choice already.
    await page.route(/\/assets\/index-.*\.js$/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: '' }),
    )
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-density', 'compact')
    expect(await ground()).not.toBe(light)
    await page.unroute(/\/assets\/index-.*\.js$/)

    await page.emulateMedia({ colorScheme: 'dark' })
    await page.reload()
    await page.getByRole('radio', { name: 'Light' }).check()
    expect(await ground()).toBe(light)
    await page.getByRole('radio', { name: 'As the system' }).check()
    expect(await ground()).not.toBe(light)
    await page.getByRole('radio', { name: 'Comfortable' }).check()
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['mehari.session'])
  })
})

test('a phone shows the settings alone, in French, and goes back', async ({ enrolled, visit }) => {
  const page = await visit({ ...phone, colorScheme: 'dark' })
  // The session is to be this browser's, so it signs in by itself.
  await fillSignIn(page, await enrolled('Noor Haddad'))
  await page.getByRole('link', { name: 'Settings' }).tap()
  for (const name of ['Profile', 'Appearance', 'Notifications', 'Sessions']) {
    // The first one is there already.
    if (name !== 'Profile') await page.getByRole('link', { name }).tap()
    await expect(heading(page, name)).toBeFocused()
    await expectAccessible(page)
  }
  await page.getByRole('link', { name: 'Appearance' }).tap()
  await page.getByRole('radio', { name: 'Français' }).tap()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.getByRole('link', { name: 'Appareils connectés' }).tap()
  await expect(page.getByText('Chrome sur Linux')).toBeVisible()
  await expect(page.getByText(/^Connecté le \p{L}+ \d/u)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Retour aux conversations' }).tap()
  await expect(page.getByRole('searchbox')).toBeVisible()
})
