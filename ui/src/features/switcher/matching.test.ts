import { describe, expect, it } from 'vitest'
import { matchOf } from './matching'

describe('a few letters', () => {
  it('find a name by its start, a word, a part, or scattered letters, in this order', () => {
    const ranks = ['noo', 'had', 'add', 'nh'].map((letters) => matchOf(letters, ['Noor Haddad']))
    expect(ranks).toEqual([0, 1, 2, 3])
  })

  it('do not mind case and accents', () => {
    expect(matchOf('ELI', ['Élise Ångström'])).toBe(0)
    expect(matchOf('ång', ['Elise Angstrom'])).toBe(1)
  })

  it('take the best of several names', () => {
    expect(matchOf('nh', ['Noor Haddad', 'nh.library'])).toBe(0)
  })

  it('find nobody by letters that are missing, in another order, or begin within a word', () => {
    expect(matchOf('x', ['Noor Haddad'])).toBeUndefined()
    expect(matchOf('hn', ['Noor Haddad'])).toBeUndefined()
    expect(matchOf('ora', ['Noor Haddad'])).toBeUndefined()
  })

  it('find everybody where there are none', () => {
    expect(matchOf(' ', ['Noor Haddad'])).toBe(0)
  })
})
