import type { Message, Uuid } from '@/shared/protocol/generated'
import { type LinkInText, linksIn } from '@/shared/text/links'

export interface SharedLink extends LinkInText {
  senderId: Uuid
  sentAt: string
}

/** The latest links in the messages, each address once, where it was shared last. */
export function sharedLinks(messages: readonly Message[], most: number): SharedLink[] {
  const found = new Map<string, SharedLink>()
  for (const { body, senderId, sentAt } of messages.toReversed()) {
    for (const link of linksIn(body).toReversed()) {
      if (found.size === most) return [...found.values()]
      if (!found.has(link.url)) found.set(link.url, { ...link, senderId, sentAt })
    }
  }
  return [...found.values()]
}
