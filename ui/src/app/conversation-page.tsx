import { Composer } from '@/features/composer/composer'
import { ConnectionBanner } from '@/features/connection/connection-banner'
import { MuteButton } from '@/features/notifications/mute-button'
import { ConversationHeader } from '@/features/timeline/conversation-header'
import { Timeline } from '@/features/timeline/timeline'
import { usePartnerName } from '@/shared/messenger/names'
import { useTitle } from './use-title'

/** One conversation: who it is with, what was said, and what one is about to say. */
export function ConversationPage({ peer }: { peer: string }) {
  useTitle(usePartnerName(peer).name)
  return (
    <>
      <ConversationHeader peer={peer}>
        <MuteButton peer={peer} />
      </ConversationHeader>
      <ConnectionBanner />
      <Timeline peer={peer} />
      <Composer peer={peer} />
    </>
  )
}
