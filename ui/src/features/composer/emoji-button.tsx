import { Smile } from 'lucide-react'
import { type RefObject, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { part } from '@/shared/parts/part'
import { edit } from './field-edits'
import { inserted } from './text-edits'

const EmojiPopover = part(() => import('./emoji-popover'))

/** Opens the emoji, and writes the one that is picked where the caret is. */
export function EmojiButton({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)

  function close() {
    setOpen(false)
    field.current?.focus()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t('emoji.title')}
        title={t('emoji.title')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="grid size-9 cursor-pointer place-items-center rounded-md text-soft hover:bg-hover hover:text-ink"
        onClick={() => {
          setOpen(!isOpen)
        }}
      >
        <Smile aria-hidden="true" className="size-5" />
      </button>
      {isOpen && (
        <Suspense>
          <EmojiPopover
            anchor={button}
            field={field}
            onClose={close}
            onPick={(emoji) => {
              if (field.current) edit(field.current, (before) => inserted(before, emoji))
              close()
            }}
          />
        </Suspense>
      )}
    </>
  )
}
