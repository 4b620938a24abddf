const MOST_SHOWN = 9

/** The mark with a number in its corner, as an address of an image. */
export function unreadIcon(unread: number): string {
  if (unread === 0) return '/icon.svg'
  const shown = unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread)
  const badge =
    '<rect width="32" height="32" rx="8" fill="#0d5c63"/>' +
    '<path d="M7 22V10.5l4.6 6.6 4.4-6.6 4.4 6.6 4.6-6.6V22" fill="none" stroke="#fbfaf6" stroke-width="2.8" stroke-linejoin="round" stroke-linecap="round"/>' +
    '<circle cx="22" cy="22" r="10" fill="#c4372e" stroke="#fbfaf6" stroke-width="1.5"/>' +
    `<text x="22" y="27" font-family="sans-serif" font-size="14" font-weight="700" fill="#fff" text-anchor="middle">${shown}</text>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${badge}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
