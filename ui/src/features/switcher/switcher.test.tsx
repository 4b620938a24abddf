// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { startTranslations } from '@/shared/i18n/i18n'
import { withUsers } from '@/shared/messenger/conversation-changes'
import { MessengerContext } from '@/shared/messenger/messenger-context'
import { bob } from '@/shared/testing/examples'
import { settle } from '@/shared/testing/manual-clock'
import { talking } from '@/shared/testing/signed-in'
import Switcher from './switcher'

/** The dialog, beside whom one talks to; what is done in it, and what the server finds meanwhile. */
async function opened() {
  const { messenger } = await talking(1)
  const field = () => screen.getByRole('combobox')
  const after = (work: () => void) =>
    act(async () => {
      work()
      await settle()
    })
  await after(() => {
    render(
      <MessengerContext value={messenger}>
        <Switcher selected={undefined} onClose={() => undefined} onChosen={() => undefined} />
      </MessengerContext>,
    )
  })
  return {
    type: (value: string) =>
      after(() => {
        fireEvent.input(field(), { target: { value }, inputType: 'insertText' })
      }),
    press: (key: string) => after(() => fireEvent.keyDown(field(), { key })),
    find: (...names: string[]) =>
      after(() => {
        const found = names.map((name) => ({ ...bob, id: name, username: name, displayName: name }))
        messenger.state.update((state) => withUsers(state, found))
      }),
    shown: () => screen.getAllByRole('option').map((option) => option.firstChild?.textContent),
    chosen: () => {
      const id = field().getAttribute('aria-activedescendant') ?? ''
      return document.getElementById(id)?.firstChild?.textContent
    },
  }
}

beforeAll(() => startTranslations('en'))
afterEach(cleanup)

it('keeps the choice that somebody made when more people are found', async () => {
  const { press, find, shown, chosen } = await opened()
  expect(shown()).toEqual(['Bob', 'Notes to yourself'])
  expect(chosen()).toBe('Bob')
  await press('ArrowDown')
  expect(chosen()).toBe('Notes to yourself')
  await find('Anna', 'Zoe')
  expect(shown()).toEqual(['Bob', 'Notes to yourself', 'Anna', 'Zoe'])
  expect(chosen()).toBe('Notes to yourself')
})

it('puts the best fit first, and chooses it, as long as nobody has chosen', async () => {
  const { type, press, find, shown, chosen } = await opened()
  await find('Jacob')
  await type('ob')
  expect(shown()).toEqual(['Bob', 'Jacob'])
  await find('Obelix')
  expect(shown()).toEqual(['Obelix', 'Bob', 'Jacob'])
  expect(chosen()).toBe('Obelix')
  await press('ArrowDown')
  await type('b')
  expect(chosen()).toBe('Bob')
})
