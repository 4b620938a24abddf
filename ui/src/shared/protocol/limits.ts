/** The server's limits as the protocol names them; lengths count code points. */
export const limits = {
  username: /^[A-Za-z0-9._-]{3,32}$/,
  displayName: 64,
  password: { least: 8, most: 128 },
  body: 4000,
} as const

/** How long the server takes a text to be. */
export function lengthOf(text: string): number {
  return Array.from(text).length
}

/** The text without what no frame may hold: U+0000 and halves of surrogate pairs. */
export function sendable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}
