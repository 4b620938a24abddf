import { EmojiPicker as Picker } from 'frimousse'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EmojiHabits } from './emoji-habits'
import { loadEmoji } from './emoji-data'
import { firstFound } from './first-found'
import { pickerParts } from './picker-parts'
import { RecentEmoji } from './recent-emoji'
import { ToneChoice } from './tone-choice'

const COLUMNS = 9

interface EmojiPickerProps {
  habits: EmojiHabits
  onPick: (emoji: string) => void
}

/** All emoji, to be searched by their names; those taken of late stand first. */
export function EmojiPicker({ habits, onPick }: EmojiPickerProps) {
  const { t, i18n } = useTranslation()
  const [tone, setTone] = useState(habits.tone)
  const [search, setSearch] = useState('')
  /** Whether another one than the first of what was found is chosen, by arrow keys or mouse. */
  const hasMoved = useRef(false)

  function pick(emoji: string) {
    habits.took(emoji)
    onPick(emoji)
  }

  function onSearchKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key.startsWith('Arrow')) hasMoved.current = true
    const typed = event.currentTarget.value
    if (event.key !== 'Enter' || typed === '' || hasMoved.current) return
    // The list follows what is typed after a while; until then it would give what it showed before.
    event.preventDefault()
    loadEmoji(i18n.language).then(
      (data) => {
        const emoji = firstFound(data, typed, tone)
        if (emoji !== undefined) pick(emoji)
      },
      // Without the emoji there are none to pick.
      () => undefined,
    )
  }

  return (
    <>
      <Picker.Root
        locale={i18n.language}
        resolveEmojiData={loadEmoji}
        skinTone={tone}
        columns={COLUMNS}
        className="flex flex-col"
        onEmojiSelect={({ emoji }) => {
          pick(emoji)
        }}
      >
        <Picker.Search
          value={search}
          aria-label={t('emoji.search')}
          placeholder={t('emoji.search')}
          className="m-2 h-9 rounded-md border border-field bg-surface px-3 placeholder:text-soft"
          onChange={(change) => {
            hasMoved.current = false
            setSearch(change.target.value)
          }}
          onKeyDown={onSearchKeyDown}
        />
        {search === '' && <RecentEmoji emoji={habits.recent} onPick={pick} />}
        <Picker.Viewport
          tabIndex={0}
          className="h-64 -outline-offset-2"
          onPointerMove={() => {
            hasMoved.current = true
          }}
        >
          <Picker.Loading className="block px-3 text-sm text-soft">
            {t('emoji.loading')}
          </Picker.Loading>
          <Picker.Empty className="block px-3 text-sm text-soft">{t('emoji.none')}</Picker.Empty>
          <Picker.List components={pickerParts} className="px-2 pb-2 select-none" />
        </Picker.Viewport>
      </Picker.Root>
      <ToneChoice
        tone={tone}
        onChange={(chosen) => {
          habits.choose(chosen)
          setTone(chosen)
        }}
      />
    </>
  )
}
