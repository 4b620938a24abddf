import { describe, expect, it } from 'vitest'
import { memoryStorage } from '@/shared/testing/memory-storage'
import en from './en.json'
import fr from './fr.json'
import { languages, preferredLanguage } from './i18n'

type Tree = { [key: string]: string | Tree }

function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  )
}

const texts = { en: new Map(flat(en)), fr: new Map(flat(fr)) }
const plural = /_(zero|one|two|few|many|other)$/
const stems = (language: 'en' | 'fr') =>
  new Set([...texts[language].keys()].map((key) => key.replace(plural, '')))
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort()

describe('translations', () => {
  it('are complete in both languages', () => {
    expect([...stems('fr')].sort()).toEqual([...stems('en')].sort())
  })

  it.each(languages)('have every plural form that %s needs', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const counted = [...texts.en.keys()]
      .filter((key) => key.endsWith('_other'))
      .map((key) => key.replace(plural, ''))
    const missing = counted.flatMap((stem) =>
      forms.map((form) => `${stem}_${form}`).filter((key) => !texts[language].has(key)),
    )
    expect(missing).toEqual([])
  })

  it('name the same placeholders', () => {
    for (const [key, text] of texts.fr) {
      const model = texts.en.get(key) ?? texts.en.get(key.replace(plural, '_other')) ?? ''
      expect(placeholders(text), key).toEqual(placeholders(model))
    }
  })

  it('are not empty, and French is not English left over', () => {
    const same = new Set([
      'language.en',
      'language.fr',
      'conversations.label',
      'settings.notifications',
    ])
    const keys = /^keys\./
    for (const [key, text] of texts.fr) {
      expect(text.trim(), key).not.toBe('')
      if (!same.has(key) && !keys.test(key)) expect(text, key).not.toBe(texts.en.get(key))
    }
  })
})

describe('the language', () => {
  it('is the chosen one, else the first of the browser that we have, else English', () => {
    const storage = memoryStorage()
    expect(preferredLanguage(storage, ['de-DE', 'fr-CA', 'en'])).toBe('fr')
    expect(preferredLanguage(storage, ['de'])).toBe('en')
    storage.setItem('mehari.language', 'en')
    expect(preferredLanguage(storage, ['fr'])).toBe('en')
  })
})
