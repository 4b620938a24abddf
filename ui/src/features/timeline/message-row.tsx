import { useTranslation } from 'react-i18next'
import { useChat } from '@/shared/messenger/messenger-context'
import { Entry } from './entry'
import { MessageText } from './message-text'
import { OutgoingState } from './outgoing-state'
import { isSent, type Item, timeOf } from './rows'

interface MessageRowProps {
  message: Item
  opensGroup: boolean
  isFirstNew: boolean
  isUnfolded: boolean
  onFold: (isUnfolded: boolean) => void
}

/** A message that the server has, or one on its way: the same row, so that it keeps the focus when it arrives. */
export function MessageRow({ message, ...row }: MessageRowProps) {
  const { t } = useTranslation()
  const { opensGroup, isFirstNew, isUnfolded, onFold } = row
  const self = useChat((state) => state.self)
  const senderId = isSent(message) ? message.senderId : self.id
  const isOwn = senderId === self.id
  const sender = useChat((state) => state.users.get(senderId)?.displayName)
  return (
    <Entry
      at={timeOf(message)}
      sender={isOwn ? self.displayName : (sender ?? t('people.unknown'))}
      isOwn={isOwn}
      opensGroup={opensGroup}
      isFirstNew={isFirstNew}
      text={message.body}
    >
      <div className={isSent(message) ? '' : 'text-soft'}>
        <MessageText text={message.body} isUnfolded={isUnfolded} onFold={onFold} />
      </div>
      {!isSent(message) && <OutgoingState message={message} />}
    </Entry>
  )
}
