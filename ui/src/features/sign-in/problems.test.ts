import { describe, expect, it } from 'vitest'
import { problemsOf } from './problems'

const good = { username: 'ada.l-1_', displayName: 'Ada', password: 'password' }

describe('the fields of a new account', () => {
  it('may be as short and as long as the server allows', () => {
    expect(problemsOf(good, true)).toEqual({})
    const longest = {
      username: 'a'.repeat(32),
      displayName: '😀'.repeat(64),
      password: '😀'.repeat(128),
    }
    expect(problemsOf(longest, true)).toEqual({})
  })

  it.each(['', 'ab', 'a'.repeat(33), 'a b', 'é'.repeat(3)])(
    'refuse the username %j',
    (username) => {
      expect(problemsOf({ ...good, username }, true)).toEqual({ username: 'usernameShape' })
    },
  )

  it('refuse what is too short or too long', () => {
    expect(problemsOf({ ...good, password: '1234567' }, true)).toEqual({
      password: 'passwordShort',
    })
    expect(problemsOf({ ...good, password: 'x'.repeat(129) }, true)).toEqual({
      password: 'passwordLong',
    })
    expect(problemsOf({ ...good, displayName: 'x'.repeat(65) }, true)).toEqual({
      displayName: 'displayNameLong',
    })
  })
})

describe('the fields of signing in', () => {
  it('only must be there', () => {
    expect(problemsOf({ username: '', displayName: '', password: '' }, false)).toEqual({
      username: 'usernameMissing',
      password: 'passwordMissing',
    })
    expect(problemsOf({ ...good, password: 'short' }, false)).toEqual({})
  })
})
