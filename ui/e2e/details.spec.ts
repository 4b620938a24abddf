import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { composer, entries, say, talkTo } from './support/chat'
import { expect, test } from './support/test'

const details = (page: Page) => page.getByRole('complementary', { name: 'Details' })

test('details stand beside the conversation, and what closes them gives the focus back', async ({
  arrive,
  enrolled,
}) => {
  const elias = await enrolled('Elias Lindqvist')
  const [, page] = await arrive('Noor Haddad', {
    permissions: ['clipboard-read', 'clipboard-write'],
    viewport: { width: 1280, height: 720 },
  })
  await talkTo(page, elias)
  const button = page.getByRole('button', { name: 'Details', exact: true })
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  await button.click()
  await expect(details(page)).toContainText('No messages yet.')
  await expect(details(page)).toContainText('No links have been shared here.')
  await say(page, 'See [the plan](https://example.org/plan)', 'and https://example.org/b')
  await expect(details(page).getByRole('link', { name: /plan|example/ })).toHaveText([
    'example.org/b',
    'the plan',
  ])
  await expect(details(page).getByText('First message')).toBeVisible()
  await expect(details(page)).toContainText(`@${elias.username}`)
  await details(page).getByRole('button', { name: 'Copy username' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(elias.username)
  await details(page).getByRole('switch', { name: 'Mute conversation' }).check()
  await expect(page.getByRole('button', { name: 'Mute conversation', pressed: true })).toBeVisible()
  await expect(details(page)).toContainText('Muted in this browser')
  await expectAccessible(page)

  await page.keyboard.press('Escape')
  await expect(details(page)).toBeHidden()
  await expect(button).toBeFocused()
  await composer(page).focus()
  await page.keyboard.press('Control+.')
  await expect(page).toHaveURL(/\/details$/)
  await expect(details(page).getByRole('heading', { name: 'Details' })).toBeFocused()
  await page.goBack()
  await expect(details(page)).toBeHidden()
  await expect(composer(page)).toBeFocused()

  await page.keyboard.press('Control+.')
  await page.setViewportSize({ width: 900, height: 700 })
  await expect(details(page)).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('navigation', { name: 'Conversations' })).toBeHidden()
  await expect(entries(page).last()).toBeInViewport()
  await page.reload()
  await expect(details(page)).toContainText(elias.name)
  await details(page).getByRole('button', { name: 'Close details' }).click()
  await expect(page).toHaveURL(/#\/people\/[^/]+$/)
  await expect(page.getByRole('navigation', { name: 'Conversations' })).toBeVisible()
})

test('a phone shows the details alone, in French, and goes back to the same place', async ({
  arrive,
  enrolled,
}) => {
  const elias = await enrolled('Elias Lindqvist')
  const [, page] = await arrive('Noor', {
    viewport: { width: 360, height: 720 },
    isMobile: true,
    hasTouch: true,
    locale: 'fr-FR',
    colorScheme: 'dark',
  })
  await page.getByRole('searchbox').fill(elias.username)
  await page.getByRole('link', { name: elias.username }).tap()
  await say(page, ...Array.from({ length: 12 }, (_, index) => `ligne ${index}\nsuite\nsuite`))
  await expect(entries(page).last()).toContainText('ligne 11')
  const region = page.getByRole('main').getByRole('region')
  await region.evaluate((element) => {
    element.scrollTop = 100
  })
  await page.getByRole('button', { name: 'Détails' }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'Détails' })).toBeFocused()
  await expect(page.getByText('Premier message')).toBeVisible()
  await expect(page.getByRole('textbox')).toBeHidden()
  await expectAccessible(page)
  await page.goBack()
  await expect(composer(page)).toBeVisible()
  expect(await region.evaluate((element) => element.scrollTop)).toBe(100)
  await page.getByRole('button', { name: 'Détails' }).tap()
  await page.getByRole('button', { name: 'Fermer les détails' }).tap()
  await expect(composer(page)).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('searchbox')).toBeVisible()
})
