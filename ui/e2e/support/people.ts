import type { BrowserContextOptions, Page } from '@playwright/test'
import { type Account, register } from './chat'

type Visit = (where?: BrowserContextOptions) => Promise<Page>

interface NoorAndElias {
  noor: Account
  noorsPage: Page
  elias: Account
  eliasPage: Page
}

/** Two people who have just registered, each in a browser of their own. Noor's may be a special one. */
export async function noorAndElias(
  visit: Visit,
  noorsBrowser?: BrowserContextOptions,
): Promise<NoorAndElias> {
  const [[noor, noorsPage], [elias, eliasPage]] = await Promise.all([
    arrive('Noor Haddad', visit, noorsBrowser),
    arrive('Elias Lindqvist', visit),
  ])
  return { noor, noorsPage, elias, eliasPage }
}

async function arrive(
  name: string,
  visit: Visit,
  browser?: BrowserContextOptions,
): Promise<[Account, Page]> {
  const page = await visit(browser)
  return [await register(page, name), page]
}
