import { type RefObject, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/button'

interface UnsentDialogProps {
  dialog: RefObject<HTMLDialogElement | null>
  count: number
  onSignOut: () => void
}

/** Asks before signing out takes unsent messages along. */
export function UnsentDialog({ dialog, count, onSignOut }: UnsentDialogProps) {
  const { t } = useTranslation()
  const title = useId()
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      className="m-auto max-w-sm rounded-lg border border-line bg-surface p-6 text-ink backdrop:bg-black/50"
    >
      <h2 id={title} className="text-lg font-bold">
        {t('account.unsentTitle')}
      </h2>
      <p className="mt-2 text-soft">{t('account.unsent', { count })}</p>
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button autoFocus onClick={() => dialog.current?.close()}>
          {t('account.stay')}
        </Button>
        <Button look="primary" onClick={onSignOut}>
          {t('account.signOutAnyway')}
        </Button>
      </div>
    </dialog>
  )
}
