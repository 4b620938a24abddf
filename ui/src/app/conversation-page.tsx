import { Composer } from '@/features/composer/composer'
import { ConnectionBanner } from '@/features/connection/connection-banner'
import { DetailsButton } from '@/features/details/details-button'
import { MuteButton } from '@/features/notifications/mute-button'
import { isApple } from '@/shared/ui/platform'
import { ConversationHeader } from '@/features/timeline/conversation-header'
import { Timeline } from '@/features/timeline/timeline'
import { usePartnerName } from '@/shared/messenger/names'
import type { Details } from './use-details'
import { useTitle } from './use-title'

/** One conversation: who it is with, what was said, and what one is about to say. */
export function ConversationPage({ peer, details }: { peer: string; details: Details }) {
  useTitle(usePartnerName(peer).name)
  return (
    <>
      <ConversationHeader peer={peer}>
        <MuteButton peer={peer} />
        <DetailsButton
          isOpen={details.isOpen}
          keyShortcut={isApple ? 'Meta+.' : 'Control+.'}
          onToggle={details.toggle}
        />
      </ConversationHeader>
      <ConnectionBanner />
      <Timeline peer={peer} />
      <Composer peer={peer} />
    </>
  )
}
