import { ChevronLeft } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'

export const settingsSections = ['profile', 'appearance', 'notifications', 'sessions'] as const
export type SettingsSection = (typeof settingsSections)[number]

interface SettingsFrameProps {
  section: SettingsSection
  children: ReactNode
}

/** The settings' heading and the way between their sections; each has its own address. */
export function SettingsFrame({ section, children }: SettingsFrameProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    // Who came by a link or a key is told where they are.
    heading.current?.focus()
  }, [section])

  return (
    <>
      <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-4 md:px-6">
        <Link
          href="/"
          aria-label={t('timeline.back')}
          className="-ml-3 grid size-10 place-items-center rounded-md text-soft hover:text-ink md:hidden"
        >
          <ChevronLeft aria-hidden="true" className="size-6" />
        </Link>
        <h1 className="text-lg font-bold tracking-tight">{t('settings.title')}</h1>
      </header>
      <nav
        aria-label={t('settings.title')}
        className="flex shrink-0 gap-1 overflow-x-auto border-b border-line px-3 md:px-5"
      >
        {settingsSections.map((name) => (
          <Link
            key={name}
            href={`/settings/${name}`}
            aria-current={name === section ? 'page' : undefined}
            className="border-b-2 border-transparent px-2 py-2.5 text-sm font-medium whitespace-nowrap text-soft -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
          >
            {t(`settings.${name}`)}
          </Link>
        ))}
      </nav>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-6 md:px-6">
        <div className="max-w-2xl">
          <h2 ref={heading} tabIndex={-1} className="mb-4 text-xl font-bold outline-none">
            {t(`settings.${section}`)}
          </h2>
          {children}
        </div>
      </div>
    </>
  )
}
