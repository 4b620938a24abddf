import { ArrowUp } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePartnerName } from '@/shared/messenger/names'
import type { Uuid } from '@/shared/protocol/generated'
import { isApple } from '@/shared/ui/platform'
import { CharactersLeft } from './characters-left'
import { EmojiButton } from './emoji-button'
import { EmojiSuggestions, suggestionId } from './emoji-suggestions'
import { edit } from './field-edits'
import { markerOf, wrapped } from './text-edits'
import { useEmojiCompletion } from './use-emoji-completion'
import { useComposer } from './use-composer'

export function Composer({ peer }: { peer: Uuid }) {
  const { t } = useTranslation()
  const { name, isSelf } = usePartnerName(peer)
  const model = useComposer(peer)
  const field = useRef<HTMLTextAreaElement>(null)
  const completion = useEmojiCompletion(field)
  const isOffering = completion.found.length > 0

  useEffect(() => {
    // On a phone the keyboard would cover what one came to read.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus()
  }, [])

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (completion.onKeyDown(event)) return
    const marker = markerOf(event, isApple)
    if (marker !== undefined) {
      event.preventDefault()
      edit(event.currentTarget, (before) => wrapped(before, marker))
      return
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    model.send()
  }

  return (
    <form
      className="px-4 pb-3 md:px-6"
      onSubmit={(event) => {
        event.preventDefault()
        model.send()
        field.current?.focus()
      }}
    >
      <div className="relative flex items-end gap-1 rounded-lg border border-field bg-surface p-1 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
        {isOffering && <EmojiSuggestions completion={completion} />}
        <textarea
          ref={field}
          rows={1}
          aria-label={t('composer.label', { name })}
          aria-describedby="composer-note"
          aria-invalid={model.left !== undefined && model.left < 0}
          placeholder={
            isSelf ? t('composer.notesPlaceholder') : t('composer.placeholder', { name })
          }
          value={model.text}
          className="field-sizing-content max-h-48 min-h-9 min-w-0 flex-1 resize-none bg-transparent px-2 py-1.5 outline-none placeholder:text-soft"
          onChange={(change) => {
            model.change(change.target.value)
            completion.look()
          }}
          onSelect={completion.look}
          onBlur={completion.dismiss}
          aria-autocomplete="list"
          aria-controls={isOffering ? 'emoji-suggestions' : undefined}
          aria-activedescendant={isOffering ? suggestionId(completion.at) : undefined}
          onKeyDown={onKeyDown}
        />
        <EmojiButton field={field} />
        <button
          type="submit"
          aria-label={t('composer.send')}
          aria-disabled={!model.canSend}
          className="grid size-9 cursor-pointer place-items-center rounded-md bg-accent text-on-accent transition-colors hover:bg-accent-strong aria-disabled:cursor-default aria-disabled:bg-transparent aria-disabled:text-soft"
        >
          <ArrowUp aria-hidden="true" className="size-5" />
        </button>
      </div>
      <p id="composer-note" className="mt-1 flex min-h-4 justify-between gap-4 text-xs text-soft">
        <span className="max-md:sr-only">{t('composer.hint')}</span>
        <CharactersLeft left={model.left} />
      </p>
    </form>
  )
}
