import { useTranslation } from 'react-i18next'
import type { OutgoingMessage } from '@/shared/messenger/chat-state'
import { useChat, useMessenger } from '@/shared/messenger/messenger-context'
import { useLate } from './use-late'

/** An answer within this time needs no word. */
const PATIENCE_MS = 600

/** What is told of a message on its way, and what can be done where it cannot go. */
export function OutgoingState({ message }: { message: OutgoingMessage }) {
  const { failure } = message
  return failure ? <Failed {...message} failure={failure} /> : <OnItsWay />
}

function OnItsWay() {
  const { t } = useTranslation()
  const isOnline = useChat((state) => state.link.phase === 'online')
  if (!useLate(PATIENCE_MS)) return null
  return (
    <p className="text-xs text-soft">{t(isOnline ? 'timeline.sending' : 'timeline.waiting')}</p>
  )
}

function Failed({ cid, failure }: Required<OutgoingMessage>) {
  const { t } = useTranslation()
  const messenger = useMessenger()
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-sm text-danger">
      <span>
        {t('timeline.failed')} {t(`errors.${failure}`)}
      </span>
      <TextButton
        label={t('timeline.retry')}
        onClick={() => {
          messenger.retry(cid)
        }}
      />
      <TextButton
        label={t('timeline.discard')}
        onClick={() => {
          messenger.discard(cid)
        }}
      />
    </p>
  )
}

function TextButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      className="cursor-pointer font-semibold text-accent underline-offset-2 hover:underline"
      onClick={onClick}
    >
      {label}
    </button>
  )
}
