import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChat, useMessenger } from '@/shared/messenger/messenger-context'
import { lengthOf, limits, sendable } from '@/shared/protocol/limits'
import { TextField } from '@/shared/ui/text-field'
import { AccountForm } from './account-form'
import { useSaving } from './use-saving'

const SHOWN_FROM = 10

/** Changes what others see as one's name. */
export function NameForm() {
  const { t } = useTranslation()
  const { account } = useMessenger()
  const self = useChat((state) => state.self)
  const [typed, setTyped] = useState<string>()
  const saving = useSaving()
  const name = sendable((typed ?? self.displayName).trim())
  const left = limits.displayName - lengthOf(name)
  const problem =
    name === '' ? t('profile.nameMissing') : left < 0 ? t('problem.displayNameLong') : undefined
  const hint = left <= SHOWN_FROM ? t('composer.left', { count: left }) : t('profile.nameHint')

  return (
    <AccountForm
      title={t('profile.nameTitle')}
      save={t('profile.saveName')}
      done={t('profile.nameSaved')}
      saving={saving}
      onSubmit={() => {
        if (problem) return
        void saving.run(async () => {
          await account.rename(name)
          setTyped(undefined)
        })
      }}
    >
      <p className="text-sm text-soft">{t('profile.username', { username: self.username })}</p>
      <TextField
        label={t('signIn.displayName')}
        name="displayName"
        autoComplete="name"
        value={typed ?? self.displayName}
        hint={hint}
        problem={problem}
        onChange={(change) => {
          setTyped(change.target.value)
          saving.reset()
        }}
      />
    </AccountForm>
  )
}
