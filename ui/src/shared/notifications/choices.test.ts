import { describe, expect, it } from 'vitest'
import { SessionStore } from '@/shared/session/session-store'
import { memoryStorage } from '@/shared/testing/memory-storage'
import { NotificationChoices } from './choices'

describe('what was chosen about notifications', () => {
  it('is kept in this browser, for each user', () => {
    const storage = memoryStorage()
    const choices = new NotificationChoices(storage, 'ada')
    expect(choices.store.get()).toEqual({ isOn: undefined, showsText: true, muted: new Set() })
    choices.turn(true)
    choices.showText(false)
    choices.mute('bob', true)
    choices.mute('eve', true)
    choices.mute('bob', false)
    const chosen = { isOn: true, showsText: false, muted: new Set(['eve']) }
    expect(choices.store.get()).toEqual(chosen)
    expect(new NotificationChoices(storage, 'ada').store.get()).toEqual(chosen)
    expect(new NotificationChoices(storage, 'bob').store.get().muted.size).toBe(0)
  })

  it('reaches the other tabs, and goes with the user who signs out', () => {
    const storage = memoryStorage()
    const [one, other] = [
      new NotificationChoices(storage, 'ada'),
      new NotificationChoices(storage, 'ada'),
    ]
    one.mute('bob', true)
    other.changedElsewhere('mehari.notifications.ada.muted.bob')
    expect(other.store.get().muted).toEqual(new Set(['bob']))
    new SessionStore(storage).clear('ada')
    expect(Object.keys(storage)).toEqual([])
  })
})
