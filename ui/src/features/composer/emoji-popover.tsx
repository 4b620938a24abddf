import { Popover } from '@base-ui/react/popover'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmojiHabits } from '@/shared/emoji/emoji-habits'
import { EmojiPicker } from '@/shared/emoji/emoji-picker'
import { useChat } from '@/shared/messenger/messenger-context'

interface EmojiPopoverProps {
  /** Beside what it stands. */
  anchor: RefObject<HTMLElement | null>
  /** Where the focus goes when it closes. */
  field: RefObject<HTMLTextAreaElement | null>
  onPick: (emoji: string) => void
  onClose: () => void
}

/** The picker, above the field of a message; it is open as long as it is there. */
export default function EmojiPopover({ anchor, field, onPick, onClose }: EmojiPopoverProps) {
  const { t } = useTranslation()
  const self = useChat((state) => state.self.id)
  const [habits] = useState(() => new EmojiHabits(localStorage, self))
  return (
    <Popover.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} side="top" align="end" sideOffset={8}>
          <Popover.Popup
            aria-label={t('emoji.title')}
            finalFocus={field}
            className="overflow-hidden rounded-lg border border-line bg-surface shadow-xl"
          >
            <EmojiPicker habits={habits} onPick={onPick} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
