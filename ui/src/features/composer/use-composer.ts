import { useState } from 'react'
import { useChat, useMessenger } from '@/shared/messenger/messenger-context'
import type { Uuid } from '@/shared/protocol/generated'
import { lengthOf, limits, sendable } from '@/shared/protocol/limits'
import { Drafts } from './drafts'

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
  const self = useChat((state) => state.self.id)
  const [drafts] = useState(() => new Drafts(localStorage, self))
  const [text, setText] = useState(() => drafts.read(peer))
  const body = sendable(text.trim())
  const left = limits.body - lengthOf(body)
  const canSend = body !== '' && left >= 0

  function change(changed: string) {
    setText(changed)
    drafts.write(peer, changed)
  }

  return {
    text,
    canSend,
    left: left <= SHOWN_FROM ? left : undefined,
    change,
    send: () => {
      if (!canSend) return
      messenger.send(peer, body)
      change('')
    },
  }
}
