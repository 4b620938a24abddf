import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { initialState } from '@/shared/messenger/chat-state'
import { withUsers } from '@/shared/messenger/conversation-changes'
import { Store } from '@/shared/messenger/store'
import { ada, bob } from '@/shared/testing/examples'
import { senderName } from './sender-name'

describe('the name of who wrote', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('is told at once where it is known', async () => {
    const state = new Store(withUsers(initialState(ada), [bob]))
    expect(await senderName(state, bob.id)).toBe(bob.displayName)
  })

  it('is waited for while it is looked up', async () => {
    const state = new Store(initialState(ada))
    const name = senderName(state, bob.id)
    await vi.advanceTimersByTimeAsync(4_999)
    state.update((before) => withUsers(before, [bob]))
    expect(await name).toBe(bob.displayName)
  })

  it('is left out where it does not come', async () => {
    const state = new Store(initialState(ada))
    const name = senderName(state, bob.id)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await name).toBeUndefined()
  })
})
