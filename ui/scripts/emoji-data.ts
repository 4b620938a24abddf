import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const PREFIX = 'virtual:emoji/'
/** What came later is a box on devices that are still in use. */
const NEWEST = 15
/** Skin tones by themselves, and the like. */
const COMPONENTS = 2
const TONES = ['light', 'medium-light', 'medium', 'medium-dark', 'dark']

interface Skin {
  emoji: string
  tone: number | number[]
}

interface Entry {
  emoji: string
  label: string
  group?: number
  version: number
  tags?: string[]
  skins?: Skin[]
}

interface Messages {
  groups: { message: string; order: number }[]
  skinTones: { key: string; message: string }[]
}

/** Offers the emoji of each language as a module, `virtual:emoji/en`, in the form that the picker reads. */
export function emojiData(): Plugin {
  return {
    name: 'emoji-data',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load: (id) => {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined
      const json = JSON.stringify(dataOf(id.slice(PREFIX.length + 1)))
      return `export default JSON.parse(${JSON.stringify(json)})`
    },
  }
}

function dataOf(locale: string) {
  const { resolve } = createRequire(import.meta.url)
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(resolve(`emojibase-data/${locale}/${file}.json`), 'utf8'))
  const entries = read('data') as Entry[]
  const { groups, skinTones } = read('messages') as Messages
  const isOffered = ({ group, version }: Entry) =>
    group !== undefined && group !== COMPONENTS && version <= NEWEST
  return {
    locale,
    emojis: entries
      .filter(isOffered)
      .map(({ emoji, label, group, version, tags = [], skins = [] }) => {
        const toned = skins.flatMap(({ tone, emoji: skin }): [string, string][] =>
          typeof tone === 'number' ? [[TONES[tone - 1] ?? '', skin]] : [],
        )
        const variants = toned.length > 0 ? { skins: Object.fromEntries(toned) } : {}
        return { emoji, category: group, label, version, tags, ...variants }
      }),
    categories: groups
      .filter(({ order }) => order !== COMPONENTS)
      .map(({ order, message }) => ({
        index: order,
        label: message.charAt(0).toLocaleUpperCase(locale) + message.slice(1),
      })),
    skinTones: Object.fromEntries(skinTones.map(({ key, message }) => [key, message])),
  }
}
