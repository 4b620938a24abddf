import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'

interface DialogProps {
  title: string
  closeLabel: string
  onClose: () => void
  children: ReactNode
}

/** A dialog with a heading and a way out; it is open as long as it is there. */
export function Dialog({ title, closeLabel, onClose, children }: DialogProps) {
  return (
    <Base.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 bg-black/50" />
        <Base.Popup className="fixed top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md -translate-1/2 overflow-y-auto rounded-lg border border-line bg-surface p-6 shadow-xl">
          <div className="flex items-center justify-between gap-4">
            <Base.Title className="text-lg font-bold">{title}</Base.Title>
            <Base.Close
              aria-label={closeLabel}
              className="-m-2 grid size-9 cursor-pointer place-items-center rounded-md text-soft hover:bg-hover hover:text-ink"
            >
              <X aria-hidden="true" className="size-5" />
            </Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
