import { useTranslation } from 'react-i18next'
import type { OutgoingMessage } from '@/shared/messenger/chat-state'
import { useChat, useMessenger } from '@/shared/messenger/messenger-context'
import { LinkedText } from '@/shared/text/linked-text'

/** A message on its way, and what can be done where it cannot go. */
export function OutgoingRow({ message }: { message: OutgoingMessage }) {
  const { t } = useTranslation()
  const messenger = useMessenger()
  const isOnline = useChat((state) => state.link.phase === 'online')
  const { cid, body, failure } = message
  return (
    <li className="mt-1 pr-4 pl-20 md:pr-6 md:pl-22">
      <p className="max-w-[72ch] break-words whitespace-pre-wrap text-soft">
        <LinkedText text={body} />
      </p>
      {failure ? (
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
      ) : (
        <p className="text-xs text-soft">{t(isOnline ? 'timeline.sending' : 'timeline.waiting')}</p>
      )}
    </li>
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
