import { useTranslation } from 'react-i18next'
import { useChat } from '@/shared/messenger/messenger-context'
import type { Message } from '@/shared/protocol/generated'
import { Entry } from './entry'
import { MessageText } from './message-text'

interface MessageRowProps {
  message: Message
  opensGroup: boolean
  isFirstNew: boolean
  isUnfolded: boolean
  onFold: (isUnfolded: boolean) => void
}

/** A message that the server has. */
export function MessageRow({ message, ...row }: MessageRowProps) {
  const { t } = useTranslation()
  const { senderId, sentAt, body } = message
  const { opensGroup, isFirstNew, isUnfolded, onFold } = row
  const sender = useChat((state) => state.users.get(senderId)?.displayName)
  const isOwn = useChat((state) => state.self.id === senderId)
  return (
    <Entry
      at={new Date(sentAt)}
      sender={sender ?? t('people.unknown')}
      isOwn={isOwn}
      opensGroup={opensGroup}
      isFirstNew={isFirstNew}
      text={body}
    >
      <MessageText text={body} isUnfolded={isUnfolded} onFold={onFold} />
    </Entry>
  )
}
