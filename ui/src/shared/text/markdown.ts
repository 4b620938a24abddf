import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import type { Code, Construct, Extension } from 'micromark-util-types'
import { addressesIn } from './addresses'

/** A line of a message begins where it was written, spaces included. */
const lineEnding: Construct = {
  name: 'keptLineEnding',
  tokenize: (effects, ok) => (code: Code) => {
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    return ok
  },
}

/** What is for documents, and what would be HTML, stays text as it was written. */
const small: Extension = {
  text: { [-5]: lineEnding, [-4]: lineEnding, [-3]: lineEnding },
  disable: {
    null: [
      'characterReference',
      'codeIndented',
      'definition',
      'headingAtx',
      'htmlFlow',
      'htmlText',
      'lineEnding',
      'setextUnderline',
      'thematicBreak',
    ],
  },
}

const strikethrough = gfmStrikethrough({ singleTilde: false })
const strikethroughTree = gfmStrikethroughFromMarkdown()

/**
 * Reads a message as Markdown: emphasis, code, links, quotes and lists. The tree holds text only,
 * never HTML.
 */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [small, strikethrough, addressesIn(text)],
    mdastExtensions: [strikethroughTree],
  })
}
