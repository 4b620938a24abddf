import { ChevronLeft, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface DetailsPaneProps {
  /** Whether nothing else is on the screen: then one goes back from it rather than closes it. */
  isAlone: boolean
  onClose: () => void
  children: ReactNode
}

/** The details' heading and the way out of them, over the sections that a kind of conversation has. */
export function DetailsPane({ isAlone, onClose, children }: DetailsPaneProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const Heading = isAlone ? 'h1' : 'h2'
  const Icon = isAlone ? ChevronLeft : X

  useEffect(() => {
    // Who came by a key is told where they are.
    heading.current?.focus()
  }, [])

  return (
    <>
      <header
        role="none"
        className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-4 md:pr-2"
      >
        <Heading
          ref={heading}
          id="details-title"
          tabIndex={-1}
          className="order-1 flex-1 text-lg font-bold tracking-tight outline-none"
        >
          {t('details.title')}
        </Heading>
        <button
          type="button"
          aria-label={t('details.close')}
          title={t('details.close')}
          className="grid size-10 cursor-pointer place-items-center rounded-md text-soft hover:bg-hover hover:text-ink max-md:-ml-3 md:order-2"
          onClick={onClose}
        >
          <Icon aria-hidden="true" className="size-5 max-md:size-6" />
        </button>
      </header>
      <div className="min-h-0 flex-1 divide-y divide-line overflow-y-auto px-4">{children}</div>
    </>
  )
}
