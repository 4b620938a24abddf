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
  root: { dataset: DOMStringMap },
  aspect: Of,
  look: Look<Of>,
): void {
  if (look === appearances[aspect][0]) storage.removeItem(keyOf(aspect))
  else storage.setItem(keyOf(aspect), look)
  show(storage, root, aspect)
}

/** Another tab chose: this one follows. */
export function followLook(
  storage: Storage,
  root: { dataset: DOMStringMap },
  key: string | null,
): void {
  for (const aspect of Object.keys(appearances) as Aspect[]) {
    if (key === keyOf(aspect) || key === null) show(storage, root, aspect)
  }
}

function show(storage: Storage, root: { dataset: DOMStringMap }, aspect: Aspect): void {
  const look = lookOf(storage, aspect)
  if (look === appearances[aspect][0]) Reflect.deleteProperty(root.dataset, aspect)
  else root.dataset[aspect] = look
}
