import { composer, entries, expectMessages, inList, say, talkTo, timeline } from './support/chat'
import { noorAndElias } from './support/people'
import { post } from './support/posting'
import { expect, test } from './support/test'

const mayCopy = { permissions: ['clipboard-read', 'clipboard-write'] }

test('a line stands before what was new when one came, until one leaves', async ({ arrive }) => {
  const { noor, noorsPage, elias, eliasPage } = await noorAndElias(arrive)
  const line = noorsPage.getByText('New messages', { exact: true })
  const firstNew = entries(noorsPage).filter({ has: line })
  await talkTo(noorsPage, elias)
  await say(noorsPage, 'before')
  await talkTo(eliasPage, noor)
  await say(eliasPage, 'seen')
  await expectMessages(noorsPage, 'before', 'seen')
  await expect(line).toBeHidden()

  await talkTo(noorsPage, noor)
  await say(eliasPage, 'first', 'second')
  await expect(inList(noorsPage, elias.name)).toContainText('2 unread messages')
  await inList(noorsPage, elias.name).click()
  await expect(firstNew).toHaveText(/first$/)
  await say(noorsPage, 'mine')
  await say(eliasPage, 'third')
  await expectMessages(noorsPage, 'before', 'seen', 'first', 'second', 'mine', 'third')
  await expect(firstNew).toHaveText(/first$/)

  await talkTo(noorsPage, noor)
  await expect(line).toBeHidden()
  await inList(noorsPage, elias.name).click()
  await expectMessages(noorsPage, 'before', 'seen', 'first', 'second', 'mine', 'third')
  await expect(line).toBeHidden()
})

test('a button leads to the first of many new messages, also where it is not loaded yet', async ({
  arrive,
  server,
}) => {
  const { noor, noorsPage, elias } = await noorAndElias(arrive)
  const message = (number: number) => entries(noorsPage).filter({ hasText: `message ${number}.` })
  const line = noorsPage.getByText('New messages', { exact: true })
  await post(server.address, elias, noor, 20)
  await inList(noorsPage, elias.name).click()
  await expect(message(20)).toBeInViewport()
  await talkTo(noorsPage, noor)

  await post(server.address, elias, noor, 120)
  await expect(inList(noorsPage, elias.name)).toContainText('120 unread messages')
  await inList(noorsPage, elias.name).click()
  await expect(message(120).last()).toBeInViewport()
  const button = noorsPage.getByRole('button', { name: '120 new messages above' })
  await button.click()
  await expect(line).toBeInViewport({ ratio: 1 })
  await expect(entries(noorsPage).filter({ has: line })).toContainText('message 1.')
  await expect(button).toBeHidden()
  await expect(timeline(noorsPage)).toBeFocused()
  await noorsPage.keyboard.press('End')
  await expect(message(120).last()).toBeInViewport()
  await expect(button).toBeHidden()

  await talkTo(noorsPage, noor)
  await post(server.address, elias, noor, 40)
  await inList(noorsPage, elias.name).click()
  const other = noorsPage.getByRole('button', { name: '40 new messages above' })
  await expect(other).toBeVisible()
  await noorsPage.getByRole('button', { name: 'Hide', exact: true }).click()
  await expect(other).toBeHidden()
  await expect(message(40).last()).toBeInViewport()
})

test('Markdown is shown, and copied as it was written', async ({ arrive }) => {
  const [noor, page] = await arrive('Noor Haddad', mayCopy)
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await talkTo(page, noor)
  const code = 'if (a < b)\n  **run**()'
  const text = `**Bold** <b>not</b>\n- one\n- [two](https://example.org)\n\n\`\`\`\n${code}\n\`\`\``
  await say(page, text)
  const entry = timeline(page).locator('[data-entry]')
  await expect(entry.locator('strong')).toHaveText('Bold')
  await expect(entry).toContainText('<b>not</b>')
  await expect(entry.getByRole('listitem')).toHaveText(['one', 'two'])
  await expect(entry.getByRole('link', { name: 'two' })).toHaveAttribute(
    'href',
    'https://example.org',
  )
  await expect(entry.locator('pre')).toHaveText(code)

  await entry.hover()
  await entry.getByRole('button', { name: 'Copy text' }).click()
  await expect(entry.getByRole('status').last()).toHaveText('Copied')
  expect(await clipboard()).toBe(text)
  await entry.locator('pre').hover()
  await entry.getByRole('button', { name: 'Copy code' }).click()
  await expect.poll(clipboard).toBe(code)
})

test('messages are gone through and copied by keyboard', async ({ arrive }) => {
  const [noor, page] = await arrive('Noor Haddad', mayCopy)
  await talkTo(page, noor)
  await say(page, 'one', 'two', 'three')
  await expectMessages(page, 'one', 'two', 'three')
  await timeline(page).focus()
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key)
  const entry = timeline(page).locator('[data-entry]').filter({ hasText: 'two' })
  await expect(entry).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(entry.getByRole('button', { name: 'Copy text' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('two')
  await page.keyboard.press('Tab')
  await expect(composer(page)).toBeFocused()
})

test('a long text is folded, and emoji alone are large', async ({ arrive }) => {
  const [noor, page] = await arrive('Noor Haddad')
  await talkTo(page, noor)
  await say(page, '🎉', 'a line\n'.repeat(40) + 'the end')
  const height = async (text: string) =>
    (await entries(page).filter({ hasText: text }).boundingBox())?.height ?? NaN
  await expect(entries(page)).toHaveCount(3)
  expect(await height('🎉')).toBeGreaterThan(36)
  const folded = await height('the end')
  expect(folded).toBeLessThan(500)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(() => height('the end')).toBeGreaterThan(40 * 20)
  await page.getByRole('button', { name: 'Show less' }).click()
  await expect.poll(() => height('the end')).toBe(folded)
})
