import { lengthOf, limits } from '@/shared/protocol/limits'

export interface SignInFields {
  username: string
  displayName: string
  password: string
}

export type Problem =
  | 'usernameMissing'
  | 'usernameShape'
  | 'displayNameLong'
  | 'passwordMissing'
  | 'passwordShort'
  | 'passwordLong'

export type Problems = Partial<Record<keyof SignInFields, Problem>>

/** What is wrong with the fields. Signing in checks little: an old account may have an old shape. */
export function problemsOf(fields: SignInFields, isNew: boolean): Problems {
  const problems: Problems = {}
  const username = usernameProblem(fields.username, isNew)
  const password = passwordProblem(fields.password, isNew)
  if (username) problems.username = username
  if (isNew && lengthOf(fields.displayName.trim()) > limits.displayName) {
    problems.displayName = 'displayNameLong'
  }
  if (password) problems.password = password
  return problems
}

function usernameProblem(username: string, isNew: boolean): Problem | undefined {
  if (username === '' && !isNew) return 'usernameMissing'
  return limits.username.test(username) ? undefined : 'usernameShape'
}

function passwordProblem(password: string, isNew: boolean): Problem | undefined {
  const length = lengthOf(password)
  if (length === 0 && !isNew) return 'passwordMissing'
  if (length < limits.password.least) return isNew ? 'passwordShort' : undefined
  return length > limits.password.most ? 'passwordLong' : undefined
}
