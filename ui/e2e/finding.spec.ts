import { composer, inList, say, talkTo } from './support/chat'
import { expectAccessible } from './support/accessible'
import { noorAndElias } from './support/people'
import { expect, test } from './support/test'

test('a few letters lead to any person or conversation, by keyboard only', async ({
  arrive,
  enrolled,
}) => {
  const { noor, noorsPage: page, elias, eliasPage } = await noorAndElias(arrive)
  const ingrid = await enrolled('Ingrid Solheim')
  await talkTo(eliasPage, noor)
  await say(eliasPage, 'Good morning')
  await expect(inList(page, elias.name)).toContainText('1 unread message')
  const { keyboard } = page

  await keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Jump to a person or conversation' })
  await expect(field).toBeFocused()
  // Whom one talked to last stands first, before a letter is typed.
  const options = page.getByRole('option')
  await expect(options.first()).toHaveAccessibleName(/^Elias Lindqvist .* 1 unread message$/)
  await keyboard.type(ingrid.username)
  await expect(options).toHaveCount(1)
  await expectAccessible(page)
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Ingrid Solheim' })).toBeVisible()
  await expect(composer(page)).toBeFocused()
  await keyboard.type('Hello')
  await keyboard.press('Enter')
  await expect(inList(page, ingrid.name)).toBeVisible()

  await keyboard.press('Control+k')
  await keyboard.type('li')
  await keyboard.press('Escape')
  await expect(field).toBeHidden()
  await expect(composer(page)).toBeFocused()
  await expect(page.getByRole('heading', { name: 'Ingrid Solheim' })).toBeVisible()
})

test('arrow keys choose among what was found', async ({ arrive }) => {
  const { noorsPage: page, elias } = await noorAndElias(arrive)
  await talkTo(page, elias)
  await say(page, 'first')
  await page.keyboard.press('Control+k')
  const highlighted = page.locator('[role=option][data-highlighted]')
  await expect(highlighted).toContainText(elias.username)
  await expect(page.getByRole('combobox', { name: 'Jump to' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(highlighted).not.toContainText(elias.username)
  await page.keyboard.press('ArrowUp')
  await expect(highlighted).toContainText(elias.username)
  await page.getByRole('combobox', { name: 'Jump to' }).fill('no such person here')
  await expect(page.getByText('Nobody’s name holds “no such person here”.')).toBeVisible()
  await expectAccessible(page)
})

test('Alt and arrows move between conversations, Escape closes, a question mark tells it all', async ({
  arrive,
  enrolled,
}) => {
  const { noorsPage: page, elias } = await noorAndElias(arrive)
  const ingrid = await enrolled('Ingrid Solheim')
  for (const who of [elias, ingrid]) {
    await talkTo(page, who)
    await say(page, `Hello ${who.name}`)
    await expect(inList(page, who.name)).toBeVisible()
  }
  const { keyboard } = page
  const heading = page.getByRole('main').getByRole('heading', { level: 1 })

  await keyboard.press('Alt+ArrowDown')
  await expect(heading).toHaveText('Elias Lindqvist')
  await keyboard.press('Alt+ArrowDown')
  await expect(heading).toHaveText('Elias Lindqvist')
  await keyboard.press('Alt+ArrowUp')
  await expect(heading).toHaveText('Ingrid Solheim')

  await expect(composer(page)).toBeFocused()
  await keyboard.type('?')
  await expect(composer(page)).toHaveValue('?')
  await keyboard.press('Escape')
  await expect(heading).toHaveText('Whom do you want to write to?')
  await keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help).toContainText('Next conversation')
  await expect(help).toContainText('Start a new line')
  await expectAccessible(page)
  await keyboard.press('Escape')
  await expect(help).toBeHidden()
})

test('a phone opens the switcher by touch', async ({ arrive }) => {
  const { noorsPage: page, elias } = await noorAndElias(arrive, {
    viewport: { width: 360, height: 720 },
    isMobile: true,
    hasTouch: true,
  })
  await page.getByRole('button', { name: 'Jump to' }).tap()
  await page.getByRole('combobox', { name: 'Jump to' }).fill(elias.username)
  await expectAccessible(page)
  await page.getByRole('option', { name: elias.name }).tap()
  await expect(page.getByRole('heading', { name: elias.name })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('searchbox')).toBeVisible()
})
