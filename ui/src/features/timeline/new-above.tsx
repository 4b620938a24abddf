import { ArrowUp, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/button'

interface NewAboveProps {
  count: number
  onGo: () => void
  onHide: () => void
}

/** Says how much is new above what is in sight, and leads there. */
export function NewAbove({ count, onGo, onHide }: NewAboveProps) {
  const { t } = useTranslation()
  return (
    <div className="absolute top-2 left-1/2 flex -translate-x-1/2 rounded-full bg-accent shadow-lg">
      <Button look="primary" className="rounded-l-full rounded-r-none" onClick={onGo}>
        <ArrowUp aria-hidden="true" className="size-4" />
        {t('timeline.toNew', { count })}
      </Button>
      <Button
        look="primary"
        className="w-9 rounded-l-none rounded-r-full px-0"
        aria-label={t('timeline.hideNew')}
        onClick={onHide}
      >
        <X aria-hidden="true" className="size-4" />
      </Button>
    </div>
  )
}
