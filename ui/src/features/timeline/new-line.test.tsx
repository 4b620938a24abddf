// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { withRead } from '@/shared/messenger/conversation-changes'
import { MessengerContext } from '@/shared/messenger/messenger-context'
import { ada, bob } from '@/shared/testing/examples'
import { settle } from '@/shared/testing/manual-clock'
import { talking } from '@/shared/testing/signed-in'
import { useNewLine } from './use-new-line'

/** Ada's conversation, of which she has read so many; answers where the line stands. */
async function conversation(senders: readonly string[], readSeq: number) {
  const client = await talking(0)
  const { messenger, server, clock } = client
  const post = async (senderId: string) => {
    server.tell(server.store({ senderId }))
    await act(() => clock.advance(10_000))
  }
  for (const sender of senders) await post(sender)
  const read = (seq: number) => {
    act(() => {
      messenger.state.update((state) => withRead(state, 'c1', seq))
    })
  }
  read(readSeq)
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MessengerContext value={messenger}>{children}</MessengerContext>
  )
  const open = () =>
    renderHook(() => useNewLine('c1', messenger.state.get().timelines.get('c1')?.messages ?? []), {
      wrapper,
    })
  return { post, read, open }
}

const attention = async (has: boolean) => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(has)
  await act(async () => {
    dispatchEvent(new Event(has ? 'focus' : 'blur'))
    await settle()
  })
}

afterEach(cleanup)

describe('the line before what is new', () => {
  it('stands before the first unread message of somebody else, and stays while one reads', async () => {
    await attention(true)
    const { open, read, post } = await conversation([bob.id, ada.id, bob.id, bob.id], 1)
    const { result } = open()
    expect(result.current?.first).toBe(3)
    read(4)
    await post(bob.id)
    expect(result.current?.first).toBe(3)
  })

  it('is absent where everything was read, also when more comes in', async () => {
    await attention(true)
    const { open, post } = await conversation([bob.id], 1)
    const { result } = open()
    await post(bob.id)
    expect(result.current).toBeUndefined()
  })

  it('stands before what came in while one was away', async () => {
    await attention(true)
    const { open, post, read } = await conversation([bob.id], 1)
    const { result } = open()
    await attention(false)
    await post(bob.id)
    await attention(true)
    expect(result.current?.first).toBe(2)
    read(2)
    await attention(false)
    await attention(true)
    expect(result.current?.first).toBe(2)
  })
})
