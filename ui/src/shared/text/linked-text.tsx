import { LinkifyIt } from 'linkify-it'
import type { ReactNode } from 'react'

const linkify = new LinkifyIt()
const schemas = new Set(['http:', 'https:', 'mailto:'])

/** A person's text, as text: only what is plainly an address becomes a link. */
export function LinkedText({ text }: { text: string }) {
  const parts: ReactNode[] = []
  let end = 0
  for (const match of linkify.match(text) ?? []) {
    if (!schemas.has(match.schema)) continue
    parts.push(
      text.slice(end, match.index),
      <a
        key={match.index}
        href={match.url}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
      >
        {match.text}
      </a>,
    )
    end = match.lastIndex
  }
  parts.push(text.slice(end))
  return <>{parts}</>
}
