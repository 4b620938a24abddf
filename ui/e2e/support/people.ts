import type { BrowserContextOptions, Page } from '@playwright/test'
import type { RegisterReply } from '@/shared/protocol/generated'
import { type Account, account } from './chat'
import { ask } from './wire'

/** Somebody whom the server knows. */
export interface Person extends Account {
  id: string
}

/** Registers somebody new, without a browser. */
export async function enrol(address: string, name: string): Promise<[Person, RegisterReply]> {
  const made = account(name)
  const { username, password } = made
  const data = { username, password, displayName: name }
  const [answer] = await ask(address, [{ type: 'register', data }])
  const session = answer?.data as RegisterReply
  return [{ ...made, id: session.user.id }, session]
}

/** What a browser has kept in which somebody is signed in. */
export function signedIn(address: string, session: RegisterReply): BrowserContextOptions {
  const { origin } = new URL(address)
  const localStorage = [{ name: 'mehari.session', value: JSON.stringify(session) }]
  return { storageState: { cookies: [], origins: [{ origin, localStorage }] } }
}

export type Arrive = (name: string, where?: BrowserContextOptions) => Promise<[Person, Page]>

interface NoorAndElias {
  noor: Person
  noorsPage: Page
  elias: Person
  eliasPage: Page
}

/** Two people who have just registered, each in a browser of their own. Noor's may be a special one. */
export async function noorAndElias(
  arrive: Arrive,
  noorsBrowser?: BrowserContextOptions,
): Promise<NoorAndElias> {
  const [[noor, noorsPage], [elias, eliasPage]] = await Promise.all([
    arrive('Noor Haddad', noorsBrowser),
    arrive('Elias Lindqvist'),
  ])
  return { noor, noorsPage, elias, eliasPage }
}
