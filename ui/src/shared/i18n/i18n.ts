import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './en.json'
import fr from './fr.json'

export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]

const KEY = 'mehari.language'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

function isLanguage(code: string | null | undefined): code is Language {
  return languages.some((language) => language === code)
}

/** The language that was chosen here, else the first of the browser's that we have, else English. */
export function preferredLanguage(storage: Storage, browser: readonly string[]): Language {
  const chosen = storage.getItem(KEY)
  if (isLanguage(chosen)) return chosen
  return browser.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en'
}

export async function startTranslations(language: Language): Promise<void> {
  i18next.on('languageChanged', (changed) => {
    document.documentElement.lang = changed
  })
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, fr: { translation: fr } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  })
}

/** Chooses a language and remembers it in this browser. */
export async function chooseLanguage(storage: Storage, language: Language): Promise<void> {
  storage.setItem(KEY, language)
  await i18next.changeLanguage(language)
}
