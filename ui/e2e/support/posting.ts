import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Account } from './chat'
import { ask } from './wire'

/** So many are posted over one socket. */
const CHUNK = 5_000

/** What a server needs that is to take so many at once. */
export const takesMany = {
  MEHARI_GATEWAY_REQUESTSPERSECOND: '10000',
  MEHARI_GATEWAY_REQUESTBURST: '10000',
  MEHARI_GATEWAY_MAXIMUMUNANSWERED: '10000',
}

/** Long and short messages, so that no two rows need be of one height, posted as `from` to `to`. */
export async function post(page: Page, from: Account, to: Account, count: number): Promise<void> {
  const credentials = ({ username, password }: Account) => ({ username, password })
  const [signedIn] = await ask(page, [{ type: 'login', data: credentials(to) }])
  const { id } = (signedIn?.data as { user: { id: string } }).user
  for (let posted = 0; posted < count; posted += CHUNK) {
    const posts = Array.from({ length: Math.min(CHUNK, count - posted) }, (_, index) => {
      const number = posted + index + 1
      const body = `message ${number}.${' More of it.'.repeat((number * 7) % 24)}`
      return { type: 'sendMessage', data: { to: id, cid: randomUUID(), body } } as const
    })
    await ask(page, [{ type: 'login', data: credentials(from) }, ...posts])
  }
}
