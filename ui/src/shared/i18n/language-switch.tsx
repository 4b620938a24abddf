import { useTranslation } from 'react-i18next'
import { chooseLanguage, type Language, languages } from './i18n'

export function LanguageSwitch() {
  const { t, i18n } = useTranslation()
  return (
    <select
      aria-label={t('language.label')}
      className="h-8 cursor-pointer rounded-md bg-transparent px-1 text-sm text-soft hover:text-ink"
      value={i18n.resolvedLanguage ?? 'en'}
      onChange={(change) => {
        void chooseLanguage(localStorage, change.target.value as Language)
      }}
    >
      {languages.map((language) => (
        <option key={language} value={language} lang={language}>
          {t(`language.${language}`)}
        </option>
      ))}
    </select>
  )
}
