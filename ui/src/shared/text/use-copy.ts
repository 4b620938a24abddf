import { useEffect, useState } from 'react'

/** So long it is said that something was copied. */
const SAID_MS = 2_000

/** Copies a text to the clipboard, and tells for a moment that it is there. */
export function useCopy(text: string): { isCopied: boolean; copy: () => void } {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => {
      setCopied(false)
    }, SAID_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [isCopied])
  return {
    isCopied,
    copy: () => {
      navigator.clipboard.writeText(text).then(
        () => {
          setCopied(true)
        },
        () => undefined,
      )
    },
  }
}
