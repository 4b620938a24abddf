import { randomBytes } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'

export interface Account {
  name: string
  username: string
  password: string
}

/** An account that no other test has; it is not registered yet. */
export function account(name: string): Account {
  const first = name.split(' ')[0]?.toLowerCase() ?? ''
  const unique = randomBytes(4).toString('hex')
  return { name, username: `${first}.${unique}`, password: 'correct horse battery' }
}

/** Registers through the form, as somebody does who sees the page for the first time. */
export async function register(page: Page, who: string | Account): Promise<Account> {
  const made = typeof who === 'string' ? account(who) : who
  await page.getByRole('link', { name: 'Create account' }).click()
  await fillRegistration(page, made)
  await expect(page.getByText('Connected')).toBeVisible()
  return made
}

export async function fillRegistration(page: Page, made: Account): Promise<void> {
  await page.getByLabel('Username').fill(made.username)
  await page.getByLabel('Display name').fill(made.name)
  await page.getByLabel('Password').fill(made.password)
  await page.getByRole('button', { name: 'Create account' }).click()
}

export async function fillSignIn(page: Page, { username, password }: Account): Promise<void> {
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Finds somebody by the username and opens the conversation. */
export async function talkTo(page: Page, { username }: Account): Promise<void> {
  await page.getByRole('searchbox').fill(username)
  await page.getByRole('region', { name: 'People' }).getByRole('link', { name: username }).click()
  await expect(composer(page)).toBeVisible()
}

export function composer(page: Page): Locator {
  return page.getByRole('main').getByRole('textbox')
}

export async function say(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await composer(page).fill(text)
    await composer(page).press('Enter')
  }
}

/** The region that holds the messages of the open conversation. */
export function timeline(page: Page): Locator {
  return page.getByRole('main').getByRole('region', { name: /^Messages / })
}

/** What the open conversation holds: headings of days and messages, from top to bottom. */
export function entries(page: Page): Locator {
  return timeline(page).getByRole('listitem')
}

/** Expects these messages and no others, all of today, sent, in this order. */
export async function expectMessages(page: Page, ...texts: string[]): Promise<void> {
  await expect(entries(page)).toHaveText(['Today', ...texts.map((text) => new RegExp(`${text}$`))])
}

/** The conversation with somebody, as it stands in the list. */
export function inList(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name })
}
