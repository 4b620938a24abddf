import type { Uuid } from '@/shared/protocol/generated'
import type { Connection } from '@/shared/socket/connection'
import { type ChatState, peerOf } from './chat-state'
import { withConversations } from './conversation-changes'
import type { Directory } from './directory'
import type { Store } from './store'

const PAGE = 100
/** As many as a sync tells of. */
const MOST = 1000

/**
 * Reads the list of conversations from its top: all of it, or until the wanted ones are found.
 * Answers the last number of each.
 */
export async function readConversations(
  connection: Connection,
  store: Store<ChatState>,
  directory: Directory,
  wanted?: ReadonlySet<Uuid>,
): Promise<[Uuid, number][]> {
  const listed: [Uuid, number][] = []
  const missing = new Set(wanted)
  let after: string | undefined
  do {
    const data = after === undefined ? { limit: PAGE } : { limit: PAGE, after }
    const page = await connection.request('getConversations', data)
    store.update((state) => withConversations(state, page.conversations))
    for (const conversation of page.conversations) {
      listed.push([conversation.id, conversation.lastSeq])
      missing.delete(conversation.id)
    }
    directory.need(
      page.conversations.flatMap((conversation) => peerOf(conversation, store.get().self.id) ?? []),
    )
    after = page.next
  } while (after !== undefined && listed.length < MOST && (!wanted || missing.size > 0))
  store.update((state) => (state.isListed ? state : { ...state, isListed: true }))
  return listed
}
