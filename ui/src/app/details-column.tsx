import { Suspense } from 'react'
import { part } from '@/shared/parts/part'
import type { Uuid } from '@/shared/protocol/generated'
import { useNarrow } from './use-narrow'

const DetailsPage = part(() => import('./details-page'))

interface DetailsColumnProps {
  peer: Uuid
  onClose: () => void
}

/** A column of its own right of the conversation; on a phone it lies over it, and is all there is. */
export function DetailsColumn({ peer, onClose }: DetailsColumnProps) {
  const isNarrow = useNarrow()
  return (
    <div
      id="details"
      role={isNarrow ? 'main' : 'complementary'}
      aria-labelledby="details-title"
      className="flex min-h-0 flex-col border-line bg-panel max-md:col-start-1 max-md:row-start-1 md:border-l"
    >
      <Suspense>
        <DetailsPage key={peer} peer={peer} isAlone={isNarrow} onClose={onClose} />
      </Suspense>
    </div>
  )
}
