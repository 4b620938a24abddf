import type { Link, List, Nodes } from 'mdast'
import { Fragment, memo, type ReactNode } from 'react'
import { CodeBlock } from './code-block'
import { protocolOf } from './links'
import { parseMarkdown } from './markdown'

/** Nobody means to nest deeper; what does is shown as it was written. */
const DEEPEST = 12
const protocols = new Set(['http:', 'https:', 'mailto:'])

/** A person's text, with its Markdown shown; no part of it ever becomes HTML. */
export const FormattedText = memo(function FormattedText({ text }: { text: string }) {
  return (
    <div className="flex flex-col gap-1.5 wrap-anywhere whitespace-pre-wrap">
      {childrenOf(parseMarkdown(text), { text, depth: 0, isInLink: false })}
    </div>
  )
})

interface Place {
  text: string
  depth: number
  isInLink: boolean
}

function childrenOf(node: Nodes, place: Place): ReactNode {
  if (!('children' in node)) return null
  const inside = { ...place, depth: place.depth + 1 }
  return node.children.map((child, index) => (
    <Fragment key={index}>{elementOf(child, inside)}</Fragment>
  ))
}

function elementOf(node: Nodes, place: Place): ReactNode {
  if (place.depth > DEEPEST) return written(node, place)
  switch (node.type) {
    case 'text':
      return node.value
    case 'break':
      return '\n'
    case 'paragraph':
      return <p>{childrenOf(node, place)}</p>
    case 'strong':
      return <strong className="font-bold">{childrenOf(node, place)}</strong>
    case 'emphasis':
      return <em>{childrenOf(node, place)}</em>
    case 'delete':
      return <del>{childrenOf(node, place)}</del>
    case 'inlineCode':
      return (
        <code className="rounded border border-line bg-panel px-1 font-mono text-[0.9em]">
          {node.value}
        </code>
      )
    case 'code':
      return <CodeBlock code={node.value} />
    case 'blockquote':
      return (
        <blockquote className="flex flex-col gap-1.5 border-l-2 border-field pl-3 text-soft">
          {childrenOf(node, place)}
        </blockquote>
      )
    case 'list':
      return listOf(node, place)
    case 'link':
      return linkOf(node, place)
    default:
      return written(node, place)
  }
}

function listOf(node: List, place: Place): ReactNode {
  const items = node.children.map((item, index) => (
    <li key={index}>{childrenOf(item, { ...place, depth: place.depth + 1 })}</li>
  ))
  return node.ordered ? (
    <ol start={node.start ?? 1} className="list-decimal pl-6 figures">
      {items}
    </ol>
  ) : (
    <ul className="list-disc pl-6">{items}</ul>
  )
}

/** A link says where it leads where its text does not; one that leads elsewhere than to a page or a mailbox is none. */
function linkOf(node: Link, place: Place): ReactNode {
  if (place.isInLink) return childrenOf(node, place)
  if (!protocols.has(protocolOf(node.url))) return written(node, place)
  return (
    <a
      href={node.url}
      title={node.url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
    >
      {childrenOf(node, { ...place, isInLink: true })}
    </a>
  )
}

function written({ position }: Nodes, { text }: Place): string {
  return text.slice(position?.start.offset, position?.end.offset)
}
