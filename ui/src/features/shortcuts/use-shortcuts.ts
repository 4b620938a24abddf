import { useEffect, useRef } from 'react'
import { isApple } from '@/shared/ui/platform'
import { type PageShortcutName, shortcutOf } from './shortcuts'

export type ShortcutHandlers = Record<PageShortcutName, () => void>

/** Runs the handler of each shortcut, unless something nearer has taken the key or a dialog is open. */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const current = useRef(handlers)
  useEffect(() => {
    current.current = handlers
  })

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isDialogOpen()) return
      const name = shortcutOf(event, isField(event.target), isApple)
      if (!name) return
      event.preventDefault()
      current.current[name]()
    }
    addEventListener('keydown', onKeyDown)
    return () => {
      removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

function isDialogOpen(): boolean {
  return document.querySelector('dialog[open], [role=dialog], [role=alertdialog]') !== null
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
}
