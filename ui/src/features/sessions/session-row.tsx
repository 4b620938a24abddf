import { useTranslation } from 'react-i18next'
import { exactTime, localeOf, relativeTime } from '@/shared/i18n/times'
import type { Session } from '@/shared/protocol/generated'
import { Button } from '@/shared/ui/button'
import { deviceOf } from './device'

interface SessionRowProps {
  session: Session
  isEnding: boolean
  onSignOut: () => void
}

export function SessionRow({ session, isEnding, onSignOut }: SessionRowProps) {
  const { t, i18n } = useTranslation()
  const locale = localeOf(i18n.language)
  const { browser, system } = deviceOf(session.userAgent)
  const device =
    browser && system
      ? t('sessions.device', { browser, system })
      : (browser ?? system ?? t('sessions.unknownDevice'))
  const seen = new Date(session.lastSeenAt)
  const since = exactTime(new Date(session.createdAt), locale)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
      <div className="min-w-0">
        <p className="font-semibold">
          {device}
          {session.current && (
            <span className="ml-2 rounded bg-selected px-1.5 py-0.5 text-xs font-semibold text-accent">
              {t('sessions.current')}
            </span>
          )}
        </p>
        <p className="text-sm text-soft">
          {!session.current && (
            <>
              <time dateTime={session.lastSeenAt} title={exactTime(seen, locale)}>
                {t('sessions.lastSeen', { when: relativeTime(seen, new Date(), locale) })}
              </time>
              {' · '}
            </>
          )}
          {t('sessions.since', { when: since })}
        </p>
      </div>
      {!session.current && (
        <Button
          aria-label={t(isEnding ? 'sessions.signingOutDevice' : 'sessions.signOutDevice', {
            device,
          })}
          aria-disabled={isEnding}
          onClick={isEnding ? undefined : onSignOut}
        >
          {t(isEnding ? 'sessions.signingOut' : 'sessions.signOut')}
        </Button>
      )}
    </li>
  )
}
