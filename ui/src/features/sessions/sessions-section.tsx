import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '@/shared/protocol/generated'
import { Button } from '@/shared/ui/button'
import { ConfirmDialog } from '@/shared/ui/confirm-dialog'
import { SessionRow } from './session-row'
import { useSessions } from './use-sessions'

/** Where one is signed in, and how to end it there. */
export default function SessionsSection() {
  const { t } = useTranslation()
  const { sessions, ending, failure, unended, signOut } = useSessions()
  const [asked, setAsked] = useState<readonly Session[]>()
  const others = sessions?.filter(({ current }) => !current) ?? []
  const isAll = asked !== undefined && asked.length > 1

  return (
    <>
      <p className="text-soft">{t('sessions.intro')}</p>
      <p role="alert" className="mt-4 text-sm font-medium text-danger empty:hidden">
        {unended > 0 && `${t('sessions.unended', { count: unended })} `}
        {failure && t(`errors.${failure}`)}
      </p>
      {sessions ? (
        <ul className="mt-4 divide-y divide-line border-y border-line">
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              isEnding={ending.has(session.id)}
              onSignOut={() => {
                setAsked([session])
              }}
            />
          ))}
        </ul>
      ) : (
        !failure && <p className="mt-4 text-soft">{t('sessions.loading')}</p>
      )}
      {others.length > 1 && (
        <Button
          className="mt-4"
          disabled={ending.size > 0}
          onClick={() => {
            setAsked(others)
          }}
        >
          {t('sessions.signOutOthers')}
        </Button>
      )}
      {asked && (
        <ConfirmDialog
          title={t(isAll ? 'sessions.confirmOthersTitle' : 'sessions.confirmTitle')}
          confirm={t('sessions.signOut')}
          cancel={t('dialog.cancel')}
          onCancel={() => {
            setAsked(undefined)
          }}
          onConfirm={() => {
            setAsked(undefined)
            void signOut(asked)
          }}
        >
          {t('sessions.confirm')}
        </ConfirmDialog>
      )}
    </>
  )
}
