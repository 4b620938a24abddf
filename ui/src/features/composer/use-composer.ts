import { useDraft, useMessenger } from '@/shared/messenger/messenger-context'
import type { Uuid } from '@/shared/protocol/generated'
import { lengthOf, limits, sendable } from '@/shared/protocol/limits'

const SHOWN_FROM = 500

export interface ComposerModel {
  text: string
  canSend: boolean
  /** How many characters are left, negative where there are too many; undefined where there are plenty. */
  left: number | undefined
  change(text: string): void
  send(): void
}

export function useComposer(peer: Uuid): ComposerModel {
  const messenger = useMessenger()
  const text = useDraft(peer)
  const body = sendable(text.trim())
  const left = limits.body - lengthOf(body)
  const canSend = body !== '' && left >= 0

  return {
    text,
    canSend,
    left: left <= SHOWN_FROM ? left : undefined,
    change: (changed) => {
      messenger.draft(peer, changed)
    },
    send: () => {
      if (canSend) messenger.send(peer, body)
    },
  }
}
