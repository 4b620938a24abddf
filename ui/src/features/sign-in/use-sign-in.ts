import { useState } from 'react'
import { sendable } from '@/shared/protocol/limits'
import type { Credentials } from '@/shared/session/sign-in'
import { type FailureCode, failureCode } from '@/shared/socket/request-error'
import { type Problems, problemsOf, type SignInFields } from './problems'

/** What the form shows and does. */
export interface SignInModel {
  fields: SignInFields
  problems: Problems
  failure: FailureCode | undefined
  isBusy: boolean
  change(field: keyof SignInFields, value: string): void
  /** Answers the first field that has a problem. */
  submit(): keyof SignInFields | undefined
}

export function useSignIn(
  isNew: boolean,
  signIn: (credentials: Credentials) => Promise<void>,
): SignInModel {
  const [fields, setFields] = useState<SignInFields>({
    username: '',
    displayName: '',
    password: '',
  })
  const [problems, setProblems] = useState<Problems>({})
  const [failure, setFailure] = useState<FailureCode>()
  const [isBusy, setBusy] = useState(false)

  async function send() {
    setBusy(true)
    setFailure(undefined)
    try {
      await signIn(credentialsOf(fields, isNew))
    } catch (error) {
      setFailure(failureCode(error))
    } finally {
      setBusy(false)
    }
  }

  return {
    fields,
    problems,
    failure,
    isBusy,
    change: (field, value) => {
      setFields({ ...fields, [field]: value })
      setProblems({ ...problems, [field]: undefined })
    },
    submit: () => {
      const found = problemsOf({ ...fields, username: fields.username.trim() }, isNew)
      setProblems(found)
      const first = (['username', 'displayName', 'password'] as const).find((name) => found[name])
      if (!first && !isBusy) void send()
      return first
    },
  }
}

function credentialsOf(fields: SignInFields, isNew: boolean): Credentials {
  const username = fields.username.trim()
  const password = sendable(fields.password)
  const displayName = sendable(fields.displayName.trim())
  if (!isNew) return { type: 'login', data: { username, password } }
  const named = displayName === '' ? {} : { displayName }
  return { type: 'register', data: { username, password, ...named } }
}
