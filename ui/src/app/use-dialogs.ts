import { useState } from 'react'
import { useLocation } from 'wouter'
import { useShortcuts } from '@/features/shortcuts/use-shortcuts'
import { partnersInOrder } from '@/shared/messenger/conversation-order'
import { useMessenger } from '@/shared/messenger/messenger-context'
import type { Uuid } from '@/shared/protocol/generated'
import type { Details } from './use-details'

export interface Dialogs {
  open: 'switcher' | 'help' | undefined
  show: (dialog: 'switcher' | 'help') => void
  close: () => void
}

/** What the keyboard does everywhere: opens dialogs and moves between conversations. */
export function useDialogs(selected: Uuid | undefined, details: Details): Dialogs {
  const messenger = useMessenger()
  const [, navigate] = useLocation()
  const [open, setOpen] = useState<Dialogs['open']>()

  function step(by: 1 | -1) {
    const { conversations, self } = messenger.state.get()
    const partners = partnersInOrder(conversations, self.id)
    const at = selected === undefined ? -1 : partners.indexOf(selected)
    const next = at === -1 && by === -1 ? undefined : partners[at + by]
    if (next !== undefined) navigate(`/people/${next}`)
  }

  useShortcuts({
    switcher: () => {
      setOpen('switcher')
    },
    help: () => {
      setOpen('help')
    },
    previous: () => {
      step(-1)
    },
    next: () => {
      step(1)
    },
    settings: () => {
      navigate('/settings/profile')
    },
    details: details.toggle,
    close: () => {
      if (details.isOpen) details.close()
      else navigate('/')
    },
  })

  return {
    open,
    show: setOpen,
    close: () => {
      setOpen(undefined)
    },
  }
}
