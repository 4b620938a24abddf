import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/ui/dialog'
import { Keys } from './keys'
import { type Chord, fieldShortcuts, pageShortcuts } from './shortcuts'

/** All shortcuts, from the same list that they are handled by. */
export default function ShortcutsHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const shortcuts = { ...pageShortcuts, ...fieldShortcuts }
  const names = Object.keys(shortcuts) as (keyof typeof shortcuts)[]
  return (
    <Dialog title={t('shortcuts.title')} onClose={onClose} closeLabel={t('dialog.close')}>
      <dl className="mt-4 divide-y divide-line">
        {names.map((name) => (
          <div key={name} className="flex items-baseline justify-between gap-6 py-2">
            <dt>{t(`shortcuts.${name}`)}</dt>
            <dd className="shrink-0">
              <Keys chord={shortcuts[name] satisfies Chord} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
