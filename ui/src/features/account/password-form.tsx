import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChat, useMessenger } from '@/shared/messenger/messenger-context'
import { lengthOf, limits, sendable } from '@/shared/protocol/limits'
import { TextField } from '@/shared/ui/text-field'
import { AccountForm } from './account-form'
import { useSaving } from './use-saving'

/** Changes the password; every other device is signed out by it. */
export function PasswordForm() {
  const { t } = useTranslation()
  const { account } = useMessenger()
  const username = useChat((state) => state.self.username)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isChecked, setChecked] = useState(false)
  const saving = useSaving()
  const length = lengthOf(next)
  const missing = current === '' ? t('problem.passwordMissing') : undefined
  const unfit =
    length < limits.password.least
      ? t('problem.passwordShort')
      : length > limits.password.most
        ? t('problem.passwordLong')
        : undefined

  return (
    <AccountForm
      title={t('profile.passwordTitle')}
      save={t('profile.savePassword')}
      done={t('profile.passwordSaved')}
      saving={saving}
      failures={{ 'invalid-credentials': t('profile.passwordWrong') }}
      onSubmit={() => {
        setChecked(true)
        if (missing ?? unfit) return
        void saving.run(async () => {
          await account.changePassword(sendable(current), sendable(next))
          setCurrent('')
          setNext('')
          setChecked(false)
        })
      }}
    >
      <p className="text-sm text-soft">{t('profile.passwordNote')}</p>
      {/* Tells password managers whose password this is. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <TextField
        label={t('profile.currentPassword')}
        type="password"
        autoComplete="current-password"
        value={current}
        problem={isChecked ? missing : undefined}
        onChange={(change) => {
          setCurrent(change.target.value)
          saving.reset()
        }}
      />
      <TextField
        label={t('profile.newPassword')}
        type="password"
        autoComplete="new-password"
        value={next}
        hint={t('signIn.passwordHint')}
        problem={isChecked ? unfit : undefined}
        onChange={(change) => {
          setNext(change.target.value)
          saving.reset()
        }}
      />
    </AccountForm>
  )
}
