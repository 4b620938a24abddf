import { expectAccessible } from './support/accessible'
import { composer, entries, say, talkTo } from './support/chat'
import { leftovers } from './support/kept'
import { expect, test } from './support/test'

test('emoji are picked by name and tone, and those of late come first', async ({ arrive }) => {
  const [noor, page] = await arrive('Noor Haddad', { colorScheme: 'dark' })
  await talkTo(page, noor)
  const picker = page.getByRole('dialog', { name: 'Emoji' })
  const open = page.getByRole('button', { name: 'Emoji' })
  await composer(page).fill('Well done, all')
  for (let step = 0; step < 5; step++) await composer(page).press('ArrowLeft')
  await open.click()
  await expect(picker.getByRole('searchbox')).toBeFocused()
  await expect(picker.getByRole('gridcell').first()).toBeVisible()
  await expectAccessible(page)
  await picker.getByRole('radio', { name: 'Medium', exact: true }).check()
  await picker.getByRole('searchbox').fill('thumbs up')
  await picker.getByRole('searchbox').press('Enter')
  await expect(picker).toBeHidden()
  await expect(composer(page)).toBeFocused()
  await expect(composer(page)).toHaveValue('Well done👍🏽, all')

  await open.click()
  await expect(picker.getByRole('group', { name: 'Used recently' })).toHaveText('👍🏽')
  await expect(picker.getByRole('radio', { name: 'Medium', exact: true })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(picker).toBeHidden()
  await expect(composer(page)).toBeFocused()
  await page.keyboard.type('!')
  await expect(composer(page)).toHaveValue('Well done👍🏽!, all')

  await composer(page).fill('')
  await composer(page).pressSequentially('hello :wavi')
  const offered = page.getByRole('listbox', { name: 'Matching emoji' }).getByRole('option')
  await expect(offered.first()).toHaveText(/waving hand/)
  await expect(composer(page)).toHaveAttribute('aria-activedescendant', 'emoji-suggestion-0')
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await expect(composer(page)).toHaveValue('hello 👋🏽 ')
  await page.keyboard.type(':smi')
  await expect(offered.first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(offered.nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(offered).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(entries(page).last()).toContainText('hello 👋🏽 :smi')

  await composer(page).fill('so good')
  await composer(page).press('Shift+Home')
  await composer(page).press('Control+b')
  await expect(composer(page)).toHaveValue('**so good**')
  await composer(page).press('Control+i')
  await composer(page).press('Control+b')
  await expect(composer(page)).toHaveValue('*so good*')
  await composer(page).press('Control+i')
  await composer(page).press('Control+e')
  await composer(page).press('Enter')
  await expect(entries(page).last().locator('code')).toHaveText('so good')

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(await leftovers(page)).toEqual([])
})

test('a touch shows what can be done with a message, and emoji fit a phone, in French', async ({
  arrive,
}) => {
  const [noor, page] = await arrive('Noor Haddad', {
    viewport: { width: 360, height: 720 },
    isMobile: true,
    hasTouch: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await talkTo(page, noor)
  await say(page, 'one', 'two')
  await page.evaluate(() => {
    localStorage.setItem('mehari.language', 'fr')
  })
  await page.reload()
  const entry = page.locator('[data-entry]').filter({ hasText: 'two' })
  const copy = entry.getByRole('button', { name: 'Copier le texte' })
  await expect(copy).toBeHidden()
  await entry.getByText('two').tap()
  await expect(copy).toBeVisible()
  const { width = 0, height = 0 } = (await copy.boundingBox()) ?? {}
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
  await copy.tap()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('two')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Émojis' }).tap()
  const picker = page.getByRole('dialog', { name: 'Émojis' })
  await picker.getByRole('searchbox').fill('cotillons')
  await expect(picker.getByRole('gridcell')).toHaveCount(1)
  await expect(picker.getByRole('gridcell')).toHaveText('🎉')
  await expectAccessible(page)
  await picker.getByRole('gridcell').tap()
  await expect(composer(page)).toHaveValue('🎉')
})
