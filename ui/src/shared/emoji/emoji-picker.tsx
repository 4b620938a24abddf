import { EmojiPicker as Picker } from 'frimousse'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EmojiHabits } from './emoji-habits'
import { loadEmoji } from './emoji-data'
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

  function pick(emoji: string) {
    habits.took(emoji)
    onPick(emoji)
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
            setSearch(change.target.value)
          }}
        />
        {search === '' && <RecentEmoji emoji={habits.recent} onPick={pick} />}
        <Picker.Viewport tabIndex={0} className="h-64 -outline-offset-2">
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
