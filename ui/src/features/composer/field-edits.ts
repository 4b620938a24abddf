import type { Selection } from './text-edits'

/** Changes a field as if it had been typed: whoever listens to the field hears of it. */
export function edit(field: HTMLTextAreaElement, change: (before: Selection) => Selection): void {
  const { value, selectionStart, selectionEnd } = field
  const { text, start, end } = change({ text: value, start: selectionStart, end: selectionEnd })
  field.setRangeText(text, 0, value.length)
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  field.setSelectionRange(start, end)
}
