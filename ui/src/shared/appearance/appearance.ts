/** How the page may look. Nothing chosen means the first of each; `public/appearance.js` applies it before the first paint. */
export const appearances = {
  theme: ['system', 'light', 'dark'],
  density: ['comfortable', 'compact'],
} as const

export type Aspect = keyof typeof appearances
export type Look<Of extends Aspect> = (typeof appearances)[Of][number]

const keyOf = (aspect: Aspect) => `mehari.${aspect}`

/** What was chosen in this browser, else the default. */
export function lookOf<Of extends Aspect>(storage: Storage, aspect: Of): Look<Of> {
  const looks: readonly Look<Of>[] = appearances[aspect]
  const chosen = storage.getItem(keyOf(aspect))
  return looks.find((look) => look === chosen) ?? (looks[0] as Look<Of>)
}

/** Shows it at once and remembers it in this browser. */
export function chooseLook<Of extends Aspect>(
  storage: Storage,
  page: Document,
  aspect: Of,
  look: Look<Of>,
): void {
  if (look === appearances[aspect][0]) storage.removeItem(keyOf(aspect))
  else storage.setItem(keyOf(aspect), look)
  show(storage, page, aspect)
}

/** Another tab chose: this one follows. */
export function followLook(storage: Storage, page: Document, key: string | null): void {
  for (const aspect of Object.keys(appearances) as Aspect[]) {
    if (key === keyOf(aspect) || key === null) show(storage, page, aspect)
  }
}

function show(storage: Storage, page: Document, aspect: Aspect): void {
  const look = lookOf(storage, aspect)
  const { dataset } = page.documentElement
  if (look === appearances[aspect][0]) Reflect.deleteProperty(dataset, aspect)
  else dataset[aspect] = look
  if (aspect === 'theme') tint(page, dataset[aspect])
}

/** The browser's own frame around the page follows. */
function tint(page: Document, chosen: string | undefined): void {
  for (const color of page.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    const { theme = '' } = color.dataset
    const bySystem = `(prefers-color-scheme: ${theme})`
    const byChoice = theme === chosen ? 'all' : 'not all'
    color.setAttribute('media', chosen === undefined ? bySystem : byChoice)
  }
}
