import type { ChatState } from '@/shared/messenger/chat-state'
import type { Store } from '@/shared/messenger/store'
import type { Uuid } from '@/shared/protocol/generated'

const PATIENCE_MS = 5_000

/** The name of somebody who may be new here and is being looked up; undefined where it is not known in time, for news must not wait long. */
export function senderName(
  state: Pick<Store<ChatState>, 'get' | 'subscribe'>,
  sender: Uuid,
): Promise<string | undefined> {
  const name = () => state.get().users.get(sender)?.displayName
  if (name() !== undefined) return Promise.resolve(name())
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      unsubscribe()
      resolve(name())
    }
    const unsubscribe = state.subscribe(() => {
      if (name() !== undefined) end()
    })
    const timer = setTimeout(end, PATIENCE_MS)
  })
}
