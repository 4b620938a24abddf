import { LogOut, Settings } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useChat, useMessenger } from '@/shared/messenger/messenger-context'
import { Button } from '@/shared/ui/button'
import { UnsentDialog } from './unsent-dialog'

/** Who one is, and the way out. */
export function AccountPanel({ status }: { status: ReactNode }) {
  const { t } = useTranslation()
  const messenger = useMessenger()
  const self = useChat((state) => state.self)
  const unsent = useChat((state) => state.outbox.length)
  const dialog = useRef<HTMLDialogElement>(null)
  const [, navigate] = useLocation()

  function signOut() {
    // Who signs in next has no business where this user was.
    navigate('/', { replace: true })
    void messenger.signOut()
  }

  return (
    <section aria-label={t('account.label')} className="border-t border-line px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <div className="min-w-0">
          <p className="truncate font-semibold">{self.displayName}</p>
          <p className="truncate text-xs text-soft">@{self.username}</p>
        </div>
        {status}
      </div>
      <div className="-mx-2 mt-2 flex items-center justify-between">
        <Link
          href="/settings/profile"
          className="inline-flex h-8 items-center gap-2 rounded-md px-2 text-sm text-soft hover:bg-hover hover:text-ink"
        >
          <Settings aria-hidden="true" className="size-4" />
          {t('settings.title')}
        </Link>
        <Button
          look="quiet"
          className="h-8 px-2"
          onClick={() => {
            if (unsent > 0) dialog.current?.showModal()
            else signOut()
          }}
        >
          <LogOut aria-hidden="true" className="size-4" />
          {t('account.signOut')}
        </Button>
      </div>
      <UnsentDialog dialog={dialog} count={unsent} onSignOut={signOut} />
    </section>
  )
}
