import { Info } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface DetailsButtonProps {
  isOpen: boolean
  keyShortcut: string
  onToggle: () => void
}

/** Opens and closes the details; when they are gone, the focus is where it was before. */
export function DetailsButton({ isOpen, keyShortcut, onToggle }: DetailsButtonProps) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!isOpen) return undefined
    const { body, activeElement } = document
    const before =
      activeElement instanceof HTMLElement && activeElement !== body
        ? activeElement
        : button.current
    return () => {
      if (document.activeElement === body) before?.focus()
    }
  }, [isOpen])

  return (
    <button
      ref={button}
      type="button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? 'details' : undefined}
      aria-keyshortcuts={keyShortcut}
      aria-label={t('details.title')}
      title={t('details.title')}
      className="grid size-9 shrink-0 cursor-pointer place-items-center rounded-md text-soft hover:bg-hover hover:text-ink aria-expanded:bg-selected aria-expanded:text-accent"
      onClick={onToggle}
    >
      <Info aria-hidden="true" className="size-4.5" />
    </button>
  )
}
