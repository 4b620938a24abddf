import { LinkifyIt } from 'linkify-it'
import type { Code, ConstructRecord, Extension, State, Tokenizer } from 'micromark-util-types'

const linkify = new LinkifyIt()
const schemas = new Set(['http:', 'https:', 'mailto:'])
/** An address in bold is not to swallow the end of the bold. */
const markers = /[*_~]+$/

interface Address {
  end: number
  token: 'autolinkProtocol' | 'autolinkEmail'
}

/**
 * Lets addresses that stand in a text by themselves be links, taken whole before Markdown looks at
 * what is in them: `https://example.org/__tests__/a` has nothing in bold.
 */
export function addressesIn(text: string): Extension {
  const addresses = new Map<number, Address>()
  for (const { schema, index, text: found, url } of linkify.match(text) ?? []) {
    if (!schemas.has(schema)) continue
    const end = index + found.replace(markers, '').length
    addresses.set(index, { end, token: url === found ? 'autolinkProtocol' : 'autolinkEmail' })
  }
  const construct = { name: 'address', tokenize: tokenizerOf(addresses) }
  const starts: ConstructRecord = {}
  for (const start of addresses.keys()) starts[text.charCodeAt(start)] = construct
  return { text: starts }
}

function tokenizerOf(addresses: ReadonlyMap<number, Address>): Tokenizer {
  return function (effects, ok, nok) {
    const place = () => this.now().offset
    const address = addresses.get(place())
    if (!address) return nok
    const { end, token } = address

    const inside = (code: Code): State | undefined => {
      if (place() < end) {
        effects.consume(code)
        return inside
      }
      effects.exit(token)
      effects.exit('autolink')
      return ok(code)
    }
    return (code) => {
      effects.enter('autolink')
      effects.enter(token)
      return inside(code)
    }
  }
}
