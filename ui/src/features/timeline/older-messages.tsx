import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/button'
import type { TimelineModel } from './use-timeline'

/** The upper end: reads on by itself when it comes into sight, or says that this is the beginning. */
export function OlderMessages({ model, name }: { model: TimelineModel; name: string }) {
  const { t } = useTranslation()
  const { hasOlder, olderFailure, loadOlder } = model
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
      { root: element.parentElement?.parentElement ?? null, rootMargin: '400px 0px 0px' },
    )
    sight.observe(element)
    return () => {
      sight.disconnect()
    }
  }, [hasOlder, oldest])

  return (
    <div ref={end} className="px-4 pt-4 md:px-6">
      {olderFailure && <p className="text-sm text-danger">{t(`errors.${olderFailure}`)}</p>}
      {hasOlder ? (
        <Button look="quiet" className="-ml-3" onClick={loadOlder}>
          {t('timeline.loadOlder')}
        </Button>
      ) : (
        <p className="text-sm text-soft">{name}</p>
      )}
    </div>
  )
}
