import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/button'
import { Keys } from './keys'
import { isApple } from '@/shared/ui/platform'
import { pageShortcuts } from './shortcuts'

/** Opens the switcher, and teaches its shortcut where there is a keyboard. */
export function JumpButton({ onJump }: { onJump: () => void }) {
  const { t } = useTranslation()
  return (
    <Button
      look="quiet"
      className="px-2"
      aria-haspopup="dialog"
      aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
      onClick={onJump}
    >
      {t('switcher.open')}
      <span aria-hidden="true" className="pointer-coarse:hidden">
        <Keys chord={pageShortcuts.switcher} />
      </span>
    </Button>
  )
}
