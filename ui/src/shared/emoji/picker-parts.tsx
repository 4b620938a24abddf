import type { EmojiPickerListComponents } from 'frimousse'

/** How the rows of the picker look; all of one kind are of one height. */
export const pickerParts: EmojiPickerListComponents = {
  CategoryHeader: ({ category, ...header }) => (
    <div {...header} className="bg-surface px-1 py-1.5 text-xs font-bold text-soft">
      {category.label}
    </div>
  ),
  Row: (row) => (
    <div {...row} aria-rowindex={fromOne(row['aria-rowindex'])} className="scroll-my-2" />
  ),
  Emoji: ({ emoji, ...button }) => (
    <button
      {...button}
      aria-colindex={fromOne(button['aria-colindex'])}
      type="button"
      className="grid size-8 cursor-pointer place-items-center rounded-md text-xl data-[active]:bg-selected"
    >
      {emoji.emoji}
    </button>
  ),
}

/** The library counts from nought, and those who read out a table from one. */
function fromOne(index: number | undefined): number | undefined {
  return index === undefined ? undefined : index + 1
}
