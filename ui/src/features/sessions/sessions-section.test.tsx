// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { startTranslations } from '@/shared/i18n/i18n'
import { MessengerContext } from '@/shared/messenger/messenger-context'
import type { RequestFrame, Session } from '@/shared/protocol/generated'
import { settle } from '@/shared/testing/manual-clock'
import { talking } from '@/shared/testing/signed-in'
import SessionsSection from './sessions-section'

const at = '2026-06-01T10:00:00.000Z'
const session = (id: string, current = false): Session => ({
  id,
  createdAt: at,
  lastSeenAt: at,
  userAgent: id,
  current,
})

beforeAll(() => startTranslations('en'))
afterEach(cleanup)

it('signs out all others though one cannot be, says so, and tells how far it is', async () => {
  const { server, messenger } = await talking()
  let sessions = ['here', 'one', 'two', 'three'].map((id) => session(id, id === 'here'))
  server.answer('getSessions', (socket, frame) => {
    socket.reply<'getSessions'>(frame, { sessions })
  })
  const answers: (() => void)[] = []
  server.answer('revokeSession', (socket, frame) => {
    const { sessionId } = (frame as RequestFrame<'revokeSession'>).data
    answers.push(() => {
      if (sessionId === 'one') {
        socket.refuse(frame, 'unavailable')
        return
      }
      sessions = sessions.filter(({ id }) => id !== sessionId)
      socket.reply<'revokeSession'>(frame, {})
    })
  })
  const after = (work: () => unknown) =>
    act(async () => {
      work()
      await settle()
    })
  const rows = () => screen.getAllByRole('listitem')
  const press = (name: string) => after(() => fireEvent.click(screen.getByRole('button', { name })))
  await after(() =>
    render(
      <MessengerContext value={messenger}>
        <SessionsSection />
      </MessengerContext>,
    ),
  )
  expect(rows()).toHaveLength(4)
  await press('Sign out all other devices')
  await press('Sign out')
  expect(screen.getAllByText('Signing out…')).toHaveLength(3)
  expect(answers).toHaveLength(3)
  await after(answers[1]!)
  expect(rows()).toHaveLength(3)
  await after(answers[0]!)
  await after(answers[2]!)
  expect(rows()).toHaveLength(2)
  expect(screen.queryByText('Signing out…')).toBeNull()
  expect(screen.getByRole('alert').textContent).toMatch(/^1 device may still be signed in\. The/)
})
