import { type Page } from '@playwright/test'
import { composer, expectMessages, inList, say, talkTo, timeline } from './support/chat'
import { keptTexts } from './support/kept'
import { Line } from './support/line'
import { type Arrive, noorAndElias } from './support/people'
import { expect, lostConnection, test } from './support/test'

const banner = 'No connection. Your messages wait here and are sent when it is back.'
const five = ['one', 'two', 'three', 'four', 'five']

test.use({ expectedNoise: lostConnection })

/** Two people who talk with each other. */
async function pair(arrive: Arrive): Promise<[Page, Page]> {
  const { noorsPage, elias, eliasPage } = await noorAndElias(arrive)
  await talkTo(noorsPage, elias)
  await say(noorsPage, 'hello')
  await inList(eliasPage, 'Noor Haddad').click()
  await expectMessages(eliasPage, 'hello')
  return [noorsPage, eliasPage]
}

function status(page: Page) {
  return page.getByRole('region', { name: 'Your account' }).getByRole('status')
}

test('five messages written offline arrive once and in order', async ({ arrive }) => {
  const [noorsPage, eliasPage] = await pair(arrive)
  await noorsPage.context().setOffline(true)
  // What is under way when the network goes may still arrive: only then is one surely offline.
  await expect(noorsPage.getByText(banner)).toBeVisible()
  await expect(status(noorsPage)).toHaveText('No connection')
  await say(noorsPage, ...five)
  await expect(noorsPage.getByText('Waiting for the connection')).toHaveCount(5)
  await say(eliasPage, 'are you there?')
  await expectMessages(eliasPage, 'hello', 'are you there\\?')

  await noorsPage.context().setOffline(false)
  for (const page of [noorsPage, eliasPage]) {
    await expectMessages(page, 'hello', 'are you there\\?', ...five)
  }
  await expect(noorsPage.getByText(banner)).toBeHidden()
  await expect(status(noorsPage)).toHaveText('Connected')
})

test('a half-open connection is noticed within 30 s', async ({ arrive }) => {
  const [noorsPage, eliasPage] = await pair(arrive)
  const line = await Line.of(noorsPage.context())
  await noorsPage.reload()
  await expectMessages(noorsPage, 'hello')
  line.silence()
  await say(eliasPage, 'do you hear me?')
  await expect(status(noorsPage)).not.toHaveText('Connected', { timeout: 30_000 })
  line.open()
  await expectMessages(noorsPage, 'hello', 'do you hear me\\?')
  await say(noorsPage, 'now I do')
  await expectMessages(eliasPage, 'hello', 'do you hear me\\?', 'now I do')
})

test.describe('on a server of its own', () => {
  test.use({
    served: 'by its own',
    expectedNoise: /^WebSocket connection|ERR_CONNECTION_(REFUSED|RESET)/,
  })

  test('a server that is killed under a conversation loses nothing', async ({
    arrive,
    ownServer,
  }) => {
    const server = await ownServer()
    const pages = await pair(arrive)
    const [noorsPage, eliasPage] = pages
    for (const page of pages) {
      await page.locator('body').evaluate((body) => {
        body.dataset.same = ''
      })
    }
    await say(noorsPage, 'before', 'and just before')
    await expectMessages(eliasPage, 'hello', 'before', 'and just before')

    await server.kill()
    await say(noorsPage, 'while it is dead')
    await expect(noorsPage.getByText(banner)).toBeVisible()
    await server.startAgain()
    await expect(timeline(eliasPage)).toContainText('while it is dead', { timeout: 60_000 })
    await say(eliasPage, 'and after')
    for (const page of pages) {
      await expectMessages(
        page,
        'hello',
        'before',
        'and just before',
        'while it is dead',
        'and after',
      )
      await expect(page.locator('body')).toHaveAttribute('data-same')
    }
  })
})

test('what was not sent survives reloads, and is sent once, with two tabs open', async ({
  visit,
  arrive,
}) => {
  const [noorsPage, eliasPage] = await pair(arrive)
  const line = await Line.of(noorsPage.context())
  await line.cut()
  await noorsPage.reload()
  await say(noorsPage, ...five)
  await composer(noorsPage).fill('a draft')
  await noorsPage.reload()
  const otherTab = await visit(noorsPage)
  await otherTab.goto(noorsPage.url())
  for (const tab of [noorsPage, otherTab]) {
    await expect(tab.getByText('Waiting for the connection')).toHaveCount(5)
    await expect(composer(tab)).toHaveValue('a draft')
  }
  line.open()
  for (const page of [noorsPage, otherTab, eliasPage]) await expectMessages(page, 'hello', ...five)
  await expect(composer(noorsPage)).toHaveValue('a draft')
  await noorsPage.goto('/#/')
  await expect(inList(noorsPage, 'Elias Lindqvist')).toContainText('Draft: a draft')
})

test('a reload without a connection shows what was read of late, and one writes on', async ({
  arrive,
}) => {
  const [noorsPage, eliasPage] = await pair(arrive)
  await say(eliasPage, ...five)
  await expectMessages(noorsPage, 'hello', ...five)
  await expect.poll(() => keptTexts(noorsPage)).toEqual(['hello', ...five])
  const line = await Line.of(noorsPage.context())
  await line.cut()
  await noorsPage.reload()
  await expect(noorsPage.getByText(banner)).toBeVisible()
  await expectMessages(noorsPage, 'hello', ...five)
  await expect(inList(noorsPage, 'Elias Lindqvist')).toContainText('five')
  await say(noorsPage, 'six', 'seven')
  await expect(noorsPage.getByText('Waiting for the connection')).toHaveCount(2)
  await noorsPage.reload()
  await expect(noorsPage.getByText('Waiting for the connection')).toHaveCount(2)
  await expect(timeline(noorsPage)).toContainText('five')
  line.open()
  for (const page of [noorsPage, eliasPage]) {
    await expectMessages(page, 'hello', ...five, 'six', 'seven')
  }
})

test('a browser that keeps nothing warns before it loses a message', async ({ arrive }) => {
  const [noorsPage, eliasPage] = await pair(arrive)
  await noorsPage.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined })
  })
  const line = await Line.of(noorsPage.context())
  await noorsPage.reload()
  await expectMessages(noorsPage, 'hello')
  await line.cut()
  await say(noorsPage, 'only in memory')
  await expect(noorsPage.getByText('Waiting for the connection')).toBeVisible()
  const asking = noorsPage.waitForEvent('dialog')
  await noorsPage.close({ runBeforeUnload: true })
  const question = await asking
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()

  line.open()
  for (const page of [noorsPage, eliasPage]) await expectMessages(page, 'hello', 'only in memory')
  const closing = noorsPage.waitForEvent('close')
  await noorsPage.close({ runBeforeUnload: true })
  await closing
})

test('two tabs write while there is no connection, and each message is sent once', async ({
  visit,
  arrive,
}) => {
  const [noorsPage, eliasPage] = await pair(arrive)
  const line = await Line.of(noorsPage.context())
  await noorsPage.reload()
  const otherTab = await visit(noorsPage)
  await otherTab.goto(noorsPage.url())
  for (const tab of [noorsPage, otherTab]) await expectMessages(tab, 'hello')
  await line.cut()
  for (const [index, text] of five.entries()) {
    await say(index % 2 === 0 ? noorsPage : otherTab, text)
    for (const tab of [noorsPage, otherTab]) await expect(timeline(tab)).toContainText(text)
  }
  line.open()
  for (const page of [noorsPage, otherTab, eliasPage]) await expectMessages(page, 'hello', ...five)
  expect(line.frames.filter((frame) => frame.includes('"sendMessage"')).length).toBe(five.length)
})

test('two tabs of one user show the same', async ({ visit, arrive }) => {
  const [noorsPage, eliasPage] = await pair(arrive)
  const otherTab = await visit(noorsPage)
  await otherTab.goto(noorsPage.url())
  await expectMessages(otherTab, 'hello')
  await say(noorsPage, 'from one tab')
  await expectMessages(otherTab, 'hello', 'from one tab')
  await say(otherTab, 'from the other')
  for (const page of [noorsPage, eliasPage]) {
    await expectMessages(page, 'hello', 'from one tab', 'from the other')
  }
})
