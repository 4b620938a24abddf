/** A page that was opened a moment ago is as new as it gets; loading it again would be without end. */
const JUST_OPENED_MS = 5_000

/** Whether the server can be reached and has another version of the page than this one. */
export async function isOutOfDate(): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src]')
  try {
    const response = await fetch('/', { cache: 'no-store' })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const newest = page.querySelector('script[type=module][src]')
    return (
      response.ok && newest !== null && newest.getAttribute('src') !== script?.getAttribute('src')
    )
  } catch {
    return false
  }
}

/** Loads the page anew and never resolves; does nothing where a message would be lost, or it was just opened. */
export async function renew(): Promise<void> {
  if (performance.now() < JUST_OPENED_MS) return
  // Asks those whom the browser would ask, without the browser's question.
  const leaving = new Event('beforeunload', { cancelable: true })
  if (!dispatchEvent(leaving)) return
  location.reload()
  await new Promise(() => undefined)
}
