/* global FILES, VERSION */
// Opens the page without a connection, so that what is written then waits in the outbox.
//
// It never shows an old page where the server answers in time: the page itself then always comes
// from there. What it answers from its store first are files whose name holds a hash of their
// content. A new version is stored beside the old one, which goes when the last tab that runs it is
// closed. It also shows notifications for the page, and leads there when one is clicked.
// The build writes FILES and VERSION.

const PREFIX = 'mehari-'
const CACHE = PREFIX + VERSION
const PAGE = '/'
/** Whoever waits longer for the page sees nothing and leaves, and it is here. */
const PATIENCE_MS = 4_000
/** What a proxy says while the server behind it is away. */
const AWAY = new Set([502, 503, 504])

self.addEventListener('install', (event) => {
  event.waitUntil(store())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOthers())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(serverFirst(request, PAGE))
  else if (pathname.startsWith('/assets/')) event.respondWith(storeFirst(request))
  else if (FILES.includes(pathname)) event.respondWith(serverFirst(request, pathname))
})

self.addEventListener('notificationclick', (event) => {
  const { notification } = event
  notification.close()
  event.waitUntil(lead(notification.data.place))
})

async function store() {
  const cache = await caches.open(CACHE)
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })))
}

async function removeOthers() {
  const names = await caches.keys()
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  await Promise.all(others.map((name) => caches.delete(name)))
}

async function serverFirst(request, stored) {
  const answer = fetch(request)
  const tooLate = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS)
  })
  try {
    const response = await Promise.race([answer, tooLate])
    if (response && !AWAY.has(response.status)) return response
    return (await inStore(stored)) ?? (await answer)
  } catch (error) {
    const response = await inStore(stored)
    if (response) return response
    throw error
  }
}

async function storeFirst(request) {
  return (await inStore(request)) ?? fetch(request)
}

async function inStore(request) {
  const cache = await caches.open(CACHE)
  // The server names headers by which its answers might differ; those of these files never do.
  return cache.match(request, { ignoreVary: true })
}

/** Shows a place of the page: in the window that was looked at last, else in a new one. */
async function lead(place) {
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (open) {
    open.postMessage({ kind: 'lead', place })
    await open.focus()
  } else {
    await self.clients.openWindow(`/#${place}`)
  }
}
