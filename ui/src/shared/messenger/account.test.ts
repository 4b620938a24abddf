import { describe, expect, it } from 'vitest'
import { ada } from '@/shared/testing/examples'
import { settle } from '@/shared/testing/manual-clock'
import { signedIn } from '@/shared/testing/signed-in'

const renamed = { ...ada, displayName: 'Ada Lovelace' }

describe('an account', () => {
  it('bears its new name at once', async () => {
    const { server, messenger, clock } = signedIn()
    server.answer('updateSelf', (socket, frame) => {
      socket.reply<'updateSelf'>(frame, { user: renamed })
    })
    messenger.start()
    await clock.advance(100)
    await messenger.account.rename('Ada Lovelace')
    expect(messenger.state.get().self.displayName).toBe('Ada Lovelace')
  })

  it('bears the name that another device gave it, from the next connection on', async () => {
    const { server, messenger, sessions, clock } = signedIn()
    server.answer('authenticate', (socket, frame) => {
      socket.reply<'authenticate'>(frame, { user: renamed, sessionId: 's1' })
    })
    messenger.start()
    await clock.advance(100)
    expect(messenger.state.get().self.displayName).toBe('Ada Lovelace')
    expect(sessions.read()?.user.displayName).toBe('Ada Lovelace')
  })

  it('cannot be changed without a connection', async () => {
    const { server, messenger } = signedIn()
    server.isReachable = false
    messenger.start()
    await settle()
    await expect(messenger.account.rename('Ada')).rejects.toMatchObject({
      code: 'connection-lost',
    })
  })
})
