import { type SubmitEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/button'
import { TextField } from '@/shared/ui/text-field'
import type { SignInModel } from './use-sign-in'

export function SignInForm({ isNew, model }: { isNew: boolean; model: SignInModel }) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const { fields, problems, failure, isBusy } = model
  const problemOf = (field: keyof typeof problems) => {
    const problem = problems[field]
    return problem && t(`problem.${problem}`)
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const wrong = model.submit()
    if (wrong) form.current?.querySelector<HTMLInputElement>(`[name=${wrong}]`)?.focus()
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="space-y-4">
      <TextField
        label={t('signIn.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={fields.username}
        hint={isNew ? t('signIn.usernameHint') : undefined}
        problem={problemOf('username')}
        onChange={(change) => {
          model.change('username', change.target.value)
        }}
      />
      {isNew && (
        <TextField
          label={t('signIn.displayName')}
          name="displayName"
          autoComplete="name"
          value={fields.displayName}
          hint={t('signIn.displayNameHint')}
          problem={problemOf('displayName')}
          onChange={(change) => {
            model.change('displayName', change.target.value)
          }}
        />
      )}
      <TextField
        label={t('signIn.password')}
        name="password"
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        value={fields.password}
        hint={isNew ? t('signIn.passwordHint') : undefined}
        problem={problemOf('password')}
        onChange={(change) => {
          model.change('password', change.target.value)
        }}
      />
      <p role="alert" className="min-h-5 text-sm font-medium text-danger empty:hidden">
        {failure && t(`errors.${failure}`)}
      </p>
      <Button type="submit" look="primary" className="h-10 w-full" aria-disabled={isBusy}>
        {isBusy ? t('signIn.busy') : t(isNew ? 'signIn.register' : 'signIn.login')}
      </Button>
    </form>
  )
}
