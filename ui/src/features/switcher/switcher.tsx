import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Uuid } from '@/shared/protocol/generated'
import { DestinationRow } from './destination-row'
import { type Destination, useSwitcher } from './use-switcher'

interface SwitcherProps {
  selected: Uuid | undefined
  onClose: () => void
  onChosen: (user: Uuid) => void
}

/** Jumps to any person or conversation by a few letters. */
export default function Switcher({ selected, onClose, onChosen }: SwitcherProps) {
  const { t } = useTranslation()
  const { letters, setLetters, destinations, hold, isSearching, failure } = useSwitcher()
  const leaves = useRef(false)

  function choose({ id }: Destination) {
    // The conversation that opens takes the focus itself.
    leaves.current = id !== selected
    onChosen(id)
  }

  return (
    <Dialog.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 bg-black/50" />
        <Dialog.Popup
          aria-label={t('switcher.label')}
          finalFocus={() => !leaves.current}
          className="fixed top-[min(8rem,10dvh)] left-1/2 flex max-h-[min(28rem,80dvh)] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-xl"
        >
          <Autocomplete.Root
            open
            inline
            items={destinations}
            value={letters}
            onValueChange={setLetters}
            filter={null}
            itemToStringValue={({ name }) => name}
            onItemHighlighted={(_, { reason }) => {
              if (reason !== 'none') hold()
            }}
            autoHighlight="always"
            keepHighlight
          >
            <Autocomplete.Input
              aria-label={t('switcher.label')}
              placeholder={t('switcher.placeholder')}
              spellCheck={false}
              maxLength={64}
              className="h-13 shrink-0 border-b border-line bg-transparent px-4 outline-none placeholder:text-soft"
            />
            <Dialog.Close className="sr-only">{t('dialog.close')}</Dialog.Close>
            <Autocomplete.Status className="px-4 text-sm text-soft not-empty:py-2">
              {failure
                ? t(`errors.${failure}`)
                : destinations.length === 0 &&
                  (isSearching ? t('switcher.searching') : t('people.nobody', { query: letters }))}
            </Autocomplete.Status>
            <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain not-empty:py-2">
              {(to: Destination) => (
                <Autocomplete.Item
                  key={to.id}
                  value={to}
                  onClick={() => {
                    choose(to)
                  }}
                  className="flex min-h-10 cursor-pointer items-center gap-2 px-4 py-1.5 outline-none data-highlighted:bg-selected"
                >
                  <DestinationRow to={to} />
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
