import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useChat } from '@/shared/messenger/messenger-context'
import type { Message } from '@/shared/protocol/generated'
import { FormattedText } from '@/shared/text/formatted-text'
import { Entry } from './entry'

interface MessageRowProps {
  message: Message
  opensGroup: boolean
}

/** A message that the server has. */
export const MessageRow = memo(function MessageRow({ message, opensGroup }: MessageRowProps) {
  const { t } = useTranslation()
  const { senderId, sentAt, body } = message
  const sender = useChat((state) => state.users.get(senderId)?.displayName)
  const isOwn = useChat((state) => state.self.id === senderId)
  return (
    <Entry
      at={new Date(sentAt)}
      sender={sender ?? t('people.unknown')}
      isOwn={isOwn}
      opensGroup={opensGroup}
    >
      <FormattedText text={body} />
    </Entry>
  )
})
