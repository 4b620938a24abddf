/** A key with what is held down beside it; `mod` is Ctrl, or ⌘ on a Mac. */
export interface Chord {
  readonly key: string
  readonly mod?: true
  readonly alt?: true
  readonly shift?: true
}

interface PageShortcut extends Chord {
  /** Whether it also works while somebody types into a field. */
  readonly inFields: boolean
}

/** What works wherever the focus is. */
export const pageShortcuts = {
  switcher: { key: 'k', mod: true, inFields: true },
  previous: { key: 'ArrowUp', alt: true, inFields: true },
  next: { key: 'ArrowDown', alt: true, inFields: true },
  details: { key: '.', mod: true, inFields: true },
  settings: { key: ',', mod: true, inFields: true },
  close: { key: 'Escape', inFields: true },
  help: { key: '?', inFields: false },
} as const satisfies Record<string, PageShortcut>

/** What the field of a message does itself; told in the help, and nowhere handled by name. */
export const fieldShortcuts = {
  send: { key: 'Enter' },
  newLine: { key: 'Enter', shift: true },
  bold: { key: 'b', mod: true },
  italic: { key: 'i', mod: true },
  code: { key: 'e', mod: true },
} as const satisfies Record<string, Chord>

export type PageShortcutName = keyof typeof pageShortcuts

/** As much of a keyboard event as decides. */
export type Stroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The shortcut that was struck, if it is one. */
export function shortcutOf(
  stroke: Stroke,
  isTyping: boolean,
  isApple: boolean,
): PageShortcutName | undefined {
  const names = Object.keys(pageShortcuts) as PageShortcutName[]
  return names.find((name) => {
    const { inFields, ...chord }: PageShortcut = pageShortcuts[name]
    return (inFields || !isTyping) && isStruck(chord, stroke, isApple)
  })
}

function isStruck(chord: Chord, stroke: Stroke, isApple: boolean): boolean {
  const mod = chord.mod === true
  // Where a question mark lies, and whether it needs Shift, is the keyboard's affair.
  const shiftFits = chord.key === '?' || stroke.shiftKey === (chord.shift === true)
  return (
    stroke.key.toLowerCase() === chord.key.toLowerCase() &&
    stroke.ctrlKey === (mod && !isApple) &&
    stroke.metaKey === (mod && isApple) &&
    stroke.altKey === (chord.alt === true) &&
    shiftFits
  )
}
