import { randomUUID } from 'node:crypto'
import type { Account } from './chat'
import type { Person } from './people'
import { ask } from './wire'

/** So many are posted at a time: all of them must be answered within the time of a request. */
const CHUNK = 1_000

/** What a server needs that is to take so many at once. */
export const takesMany = {
  MEHARI_GATEWAY_REQUESTSPERSECOND: '10000',
  MEHARI_GATEWAY_REQUESTBURST: '10000',
  MEHARI_GATEWAY_MAXIMUMUNANSWERED: '10000',
}

/** Long and short messages, so that no two rows need be of one height, posted as `from` to `to`. */
export async function post(
  address: string,
  from: Account,
  to: Person,
  count: number,
): Promise<void> {
  const { username, password } = from
  for (let posted = 0; posted < count; posted += CHUNK) {
    const posts = Array.from({ length: Math.min(CHUNK, count - posted) }, (_, index) => {
      const number = posted + index + 1
      const body = `message ${number}.${' More of it.'.repeat((number * 7) % 24)}`
      return { type: 'sendMessage', data: { to: to.id, cid: randomUUID(), body } } as const
    })
    const answers = await ask(address, [{ type: 'login', data: { username, password } }, ...posts])
    const refused = answers.find((answer) => answer.error)
    if (refused) throw new Error(`A message was refused: ${refused.error?.code ?? ''}`)
  }
}
