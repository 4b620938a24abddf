import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { LanguageSwitch } from '@/shared/i18n/language-switch'
import type { Credentials } from '@/shared/session/sign-in'
import { Wordmark } from '@/shared/ui/wordmark'
import { Dunes } from './dunes'
import { SignInForm } from './sign-in-form'
import { useSignIn } from './use-sign-in'

interface SignInPageProps {
  isNew: boolean
  /** The last session was ended from elsewhere. */
  wasEnded: boolean
  signIn: (credentials: Credentials) => Promise<void>
}

export function SignInPage({ isNew, wasEnded, signIn }: SignInPageProps) {
  const { t } = useTranslation()
  const model = useSignIn(isNew, signIn)
  const title = t(isNew ? 'signIn.registerTitle' : 'signIn.loginTitle')

  useEffect(() => {
    document.title = `${title} · Mehari`
  }, [title])

  return (
    <div className="grid min-h-dvh bg-paper max-md:grid-rows-[auto_1fr] md:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <header className="relative flex flex-col justify-end gap-3 overflow-hidden bg-panel px-6 py-6 md:gap-4 md:px-12 md:py-16">
        <Dunes />
        <Wordmark size="large" />
        <p className="max-w-sm text-soft md:text-lg md:leading-7">{t('signIn.tagline')}</p>
      </header>
      <main className="flex flex-col px-6 py-8 md:justify-center md:px-16">
        <div className="w-full max-w-sm">
          <h1 className="mb-6 text-2xl font-bold tracking-tight">{title}</h1>
          {wasEnded && (
            <p className="mb-4 border-l-2 border-accent pl-3 text-soft">{t('signIn.ended')}</p>
          )}
          <SignInForm isNew={isNew} model={model} />
          <p className="mt-6 flex items-center justify-between text-sm text-soft">
            <span>
              {t(isNew ? 'signIn.toLogin' : 'signIn.toRegister')}{' '}
              <Link
                href={isNew ? '/' : '/register'}
                className="font-semibold text-accent underline-offset-2 hover:underline"
              >
                {t(isNew ? 'signIn.login' : 'signIn.register')}
              </Link>
            </span>
            <LanguageSwitch />
          </p>
        </div>
      </main>
    </div>
  )
}
