import { useEffect, useState } from 'react'
import { useChat } from '@/shared/messenger/messenger-context'

/** Being back within this time is not worth a word. */
const GRACE_MS = 700

export type ConnectionWords = 'online' | 'connecting' | 'waiting'

/** Where the connection stands, in words, without flicker. */
export function useConnection(): ConnectionWords {
  const phase = useChat((state) => state.link.phase)
  const words: ConnectionWords = phase === 'online' || phase === 'waiting' ? phase : 'connecting'
  const [shown, setShown] = useState<ConnectionWords>(words)

  useEffect(() => {
    // While attempts fail one after the other it stays what it is: no connection.
    const keeps = shown === 'waiting' && words === 'connecting'
    if (keeps || shown === words) return undefined
    const timer = setTimeout(
      () => {
        setShown(words)
      },
      words === 'online' ? 0 : GRACE_MS,
    )
    return () => {
      clearTimeout(timer)
    }
  }, [shown, words])

  return shown
}
