/* global FILES, VERSION */
// Opens the page without a connection, so that what is written then waits in the outbox.
//
// It never shows an old page where the server can be reached: the page itself always comes from
// there. What it answers from its store first are files whose name holds a hash of their content.
// A new version is stored beside the old one, which goes when the last tab that runs it is closed.
// The build writes FILES and VERSION.

const PREFIX = 'mehari-'
const CACHE = PREFIX + VERSION
const PAGE = '/'
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
  try {
    const response = await fetch(request)
    return (AWAY.has(response.status) && (await inStore(stored))) || response
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
