import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Aspect, appearances, chooseLook, lookOf } from '@/shared/appearance/appearance'
import { chooseLanguage, type Language, languages } from '@/shared/i18n/i18n'
import { Choice } from '@/shared/ui/choice'

/** How the page looks and which language it speaks, in this browser. */
export default function AppearanceSection() {
  const { t, i18n } = useTranslation()
  const language = i18n.resolvedLanguage ?? 'en'
  return (
    <div className="space-y-8">
      <p className="text-soft">{t('appearance.intro')}</p>
      <AspectChoice aspect="theme" />
      <AspectChoice aspect="density" />
      <Choice
        legend={t('language.label')}
        value={language as Language}
        options={languages.map((code) => ({
          value: code,
          label: t(`language.${code}`),
          lang: code,
        }))}
        onChange={(chosen) => {
          void chooseLanguage(localStorage, chosen)
        }}
      />
    </div>
  )
}

function AspectChoice({ aspect }: { aspect: Aspect }) {
  const { t } = useTranslation()
  const [look, setLook] = useState(() => lookOf(localStorage, aspect))
  const looks: readonly (typeof look)[] = appearances[aspect]
  return (
    <Choice
      legend={t(`appearance.${aspect}`)}
      value={look}
      options={looks.map((value) => ({ value, label: t(`appearance.${value}`) }))}
      onChange={(chosen) => {
        chooseLook(localStorage, document, aspect, chosen)
        setLook(chosen)
      }}
    />
  )
}
