import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadEmoji } from '@/shared/emoji/emoji-data'
import { EmojiHabits } from '@/shared/emoji/emoji-habits'
import { EmojiIndex, type FoundEmoji } from '@/shared/emoji/emoji-index'
import { useChat } from '@/shared/messenger/messenger-context'
import { edit } from './field-edits'
import { emojiName, inserted } from './text-edits'

const MOST = 6

export interface EmojiCompletion {
  found: readonly FoundEmoji[]
  /** Which of those found Enter takes. */
  at: number
  /** The field's text or caret has changed. */
  look: () => void
  take: (emoji: string) => void
  /** Whether the key was for the list. */
  onKeyDown: (event: KeyboardEvent) => boolean
  dismiss: () => void
}

const none: readonly FoundEmoji[] = []
const indices = new Map<string, Promise<EmojiIndex>>()

/** Offers emoji for a name that is being written after a colon: `:smi`. */
export function useEmojiCompletion(field: RefObject<HTMLTextAreaElement | null>): EmojiCompletion {
  const { i18n } = useTranslation()
  const self = useChat((state) => state.self.id)
  const [found, setFound] = useState(none)
  const [at, setAt] = useState(0)
  /** Where the name begins for which nothing more is to be offered. */
  const [dismissed, setDismissed] = useState<number>()

  function dismiss() {
    setFound(none)
  }

  function look() {
    const name = nameIn(field.current)
    if (name?.start !== dismissed) setDismissed(undefined)
    if (!name || name.start === dismissed) {
      dismiss()
      return
    }
    const { tone } = new EmojiHabits(localStorage, self)
    indexOf(i18n.language).then(
      (index) => {
        if (nameIn(field.current)?.typed !== name.typed) return
        setFound(index.find(name.typed, tone, MOST))
        setAt(0)
      },
      // Without the emoji one writes on without them.
      () => undefined,
    )
  }

  function take(emoji: string) {
    const element = field.current
    const name = nameIn(element)
    dismiss()
    if (!element || !name) return
    new EmojiHabits(localStorage, self).took(emoji)
    edit(element, (before) => inserted({ ...before, start: name.start }, `${emoji} `))
  }

  function onKeyDown(event: KeyboardEvent): boolean {
    const chosen = found[at]
    if (!chosen || event.nativeEvent.isComposing) return false
    switch (event.key) {
      case 'ArrowDown':
        setAt((at + 1) % found.length)
        break
      case 'ArrowUp':
        setAt((at + found.length - 1) % found.length)
        break
      case 'Enter':
      case 'Tab':
        if (event.shiftKey) return false
        take(chosen.emoji)
        break
      case 'Escape':
        setDismissed(nameIn(field.current)?.start)
        dismiss()
        break
      default:
        return false
    }
    event.preventDefault()
    return true
  }

  return { found, at, look, take, onKeyDown, dismiss }
}

function nameIn(field: HTMLTextAreaElement | null) {
  if (!field || field.selectionStart !== field.selectionEnd) return undefined
  return emojiName(field.value.slice(0, field.selectionStart))
}

function indexOf(language: string): Promise<EmojiIndex> {
  const known = indices.get(language)
  if (known) return known
  const index = loadEmoji(language).then((data) => new EmojiIndex(data))
  indices.set(language, index)
  index.catch(() => {
    indices.delete(language)
  })
  return index
}
