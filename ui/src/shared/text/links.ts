import type { Nodes } from 'mdast'
import { parseMarkdown } from './markdown'

export interface LinkInText {
  url: string
  /** What the text calls it; the address itself where it has no name. */
  label: string
}

const pages = new Set(['http:', 'https:'])
/** What has none of these holds no link to a page. */
const promising = /:\/\/|www\.|\]\(|<|\.\w/i

/** The links to pages in a person's text, in its order. */
export function linksIn(text: string): LinkInText[] {
  return promising.test(text) ? [...linksOf(parseMarkdown(text))] : []
}

function* linksOf(node: Nodes): Generator<LinkInText> {
  if (node.type === 'link' && pages.has(protocolOf(node.url)))
    yield { url: node.url, label: textOf(node) || node.url }
  else if ('children' in node) for (const child of node.children) yield* linksOf(child)
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('')
  return 'value' in node ? node.value : ''
}

/** Empty for an address that is not whole in itself. */
export function protocolOf(url: string): string {
  try {
    return new URL(url).protocol
  } catch {
    return ''
  }
}
