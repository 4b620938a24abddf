/** Which version the page was loaded anew for, so that it is done once for each. */
const RENEWED_FOR = 'mehari.renewedFor'

/** The version of the page that the server has, where that can be asked and is another one than this. */
export async function otherVersion(): Promise<string | undefined> {
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src]')
  try {
    const response = await fetch('/', { cache: 'no-store' })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const version = page.querySelector('script[type=module][src]')?.getAttribute('src')
    if (!response.ok || !version || version === script?.getAttribute('src')) return undefined
    return version
  } catch {
    return undefined
  }
}

/** Loads the page anew and never resolves; does nothing where a message would be lost, or it did not help before. */
export async function renew(version: string): Promise<void> {
  if (!isFirstTime(version)) return
  // Asks those whom the browser would ask, without the browser's question.
  const leaving = new Event('beforeunload', { cancelable: true })
  if (!dispatchEvent(leaving)) return
  sessionStorage.setItem(RENEWED_FOR, version)
  location.reload()
  await new Promise(() => undefined)
}

/** Not where a browser keeps nothing: there it might be done without end. */
function isFirstTime(version: string): boolean {
  try {
    return sessionStorage.getItem(RENEWED_FOR) !== version
  } catch {
    return false
  }
}
