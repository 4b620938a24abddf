import { MessagesSquare, NotebookPen } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/button'
import type { TimelineModel } from './use-timeline'

/** Always as high as this, in pixels: whatever it says, nothing below it moves. */
export const UPPER_END = 80

interface OlderMessagesProps {
  model: TimelineModel
  /** What is said where nothing is older. */
  beginning: string
  isNotes: boolean
}

/** The upper end: reads on by itself when it comes near, or says that this is the beginning. */
export function OlderMessages({ model, beginning, isNotes }: OlderMessagesProps) {
  const { t } = useTranslation()
  const { isLoaded, hasOlder, olderFailure, loadOlder } = model
  const end = useRef<HTMLDivElement>(null)
  const oldest = model.messages[0]?.seq
  const load = useRef(loadOlder)
  useEffect(() => {
    load.current = loadOlder
  })

  useEffect(() => {
    const element = end.current
    if (!element || !hasOlder) return undefined
    const sight = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) load.current()
      },
      { root: element.closest('[role=region]'), rootMargin: '1200px 0px 0px' },
    )
    sight.observe(element)
    return () => {
      sight.disconnect()
    }
  }, [hasOlder, oldest])

  return (
    <div
      ref={end}
      style={{ height: UPPER_END }}
      className="flex mt-auto shrink-0 flex-col justify-end overflow-hidden px-4 text-sm text-soft md:px-6"
    >
      {olderFailure && <p className="text-danger">{t(`errors.${olderFailure}`)}</p>}
      {!isLoaded ? (
        <p>{t('timeline.loading')}</p>
      ) : hasOlder ? (
        <Button look="quiet" className="-ml-3 shrink-0 self-start" onClick={loadOlder}>
          {t('timeline.loadOlder')}
        </Button>
      ) : (
        <Beginning text={beginning} isNotes={isNotes} />
      )}
    </div>
  )
}

function Beginning({ text, isNotes }: { text: string; isNotes: boolean }) {
  const Mark = isNotes ? NotebookPen : MessagesSquare
  return (
    <div className="flex items-center gap-3 md:gap-6">
      <span
        aria-hidden="true"
        className="grid size-10 shrink-0 place-items-center rounded-full bg-selected text-accent"
      >
        <Mark className="size-5" />
      </span>
      <p className="line-clamp-3 text-ink">{text}</p>
    </div>
  )
}
