import { Suspense } from 'react'
import { useLocation } from 'wouter'
import { part } from '@/shared/parts/part'
import type { Uuid } from '@/shared/protocol/generated'
import type { Dialogs } from './use-dialogs'

const Switcher = part(() => import('@/features/switcher/switcher'))
const ShortcutsHelp = part(() => import('@/features/shortcuts/shortcuts-help'))

/** The dialog that is open, loaded when it is needed for the first time. */
export function OpenDialog({
  dialogs: { open, close },
  selected,
}: {
  dialogs: Dialogs
  selected: Uuid | undefined
}) {
  const [, navigate] = useLocation()
  return (
    <Suspense fallback={null}>
      {open === 'help' && <ShortcutsHelp onClose={close} />}
      {open === 'switcher' && (
        <Switcher
          selected={selected}
          onClose={close}
          onChosen={(user) => {
            close()
            navigate(`/people/${user}`)
          }}
        />
      )}
    </Suspense>
  )
}
