import { DetailsPane } from '@/features/details/details-pane'
import { HistorySection } from '@/features/details/history-section'
import { LinksSection } from '@/features/details/links-section'
import { PersonSection } from '@/features/details/person-section'
import { MuteSection } from '@/features/notifications/mute-section'
import type { Uuid } from '@/shared/protocol/generated'

interface DetailsPageProps {
  peer: Uuid
  /** Whether nothing else is on the screen. */
  isAlone: boolean
  onClose: () => void
}

/** What there is to know and to choose about a private conversation, section by section. */
export default function DetailsPage({ peer, isAlone, onClose }: DetailsPageProps) {
  return (
    <DetailsPane isAlone={isAlone} onClose={onClose}>
      <PersonSection peer={peer} />
      <MuteSection peer={peer} />
      <HistorySection peer={peer} />
      <LinksSection peer={peer} />
    </DetailsPane>
  )
}
