import { describe, expect, it, vi } from 'vitest'
import { ada } from '@/shared/testing/examples'
import { settle } from '@/shared/testing/manual-clock'
import { memoryStorage } from '@/shared/testing/memory-storage'
import { signedIn } from '@/shared/testing/signed-in'
import { Drafts } from './drafts'

describe('a draft', () => {
  it('survives a reload, each where it belongs', () => {
    const storage = memoryStorage()
    const before = new Drafts(storage, ada.id)
    before.write('bob-id', 'dear Bob')
    before.write('eve-id', 'dear Eve')
    before.write('eve-id', '')
    expect([...new Drafts(storage, ada.id).all.get()]).toEqual([['bob-id', 'dear Bob']])
    expect(new Drafts(storage, 'somebody else').all.get().size).toBe(0)
  })

  it('goes when it is sent, and from the storage only when the message is kept there', async () => {
    const { messenger, storage } = signedIn()
    messenger.draft('bob-id', 'dear Bob')
    messenger.send('bob-id', 'dear Bob')
    expect(messenger.drafts.get().size).toBe(0)
    expect(storage.getItem('mehari.draft.ada-id.bob-id')).toBe('dear Bob')
    expect(messenger.hasUnstored).toBe(true)
    await settle()
    expect(messenger.hasUnstored).toBe(false)
    expect(storage.getItem('mehari.draft.ada-id.bob-id')).toBeNull()
  })

  it('that is begun while the one before is stored stays', async () => {
    const { messenger, storage } = signedIn()
    messenger.draft('bob-id', 'one')
    messenger.send('bob-id', 'one')
    messenger.draft('bob-id', 'two')
    await settle()
    expect(storage.getItem('mehari.draft.ada-id.bob-id')).toBe('two')
  })

  it('that is begun in another tab while the one before is stored stays', async () => {
    const storage = memoryStorage()
    const [one, other] = [new Drafts(storage, ada.id), new Drafts(storage, ada.id)]
    one.write('bob-id', 'from one')
    other.changedElsewhere('mehari.draft.ada-id.bob-id')
    let keep = () => {}
    const sent = one.send('bob-id', new Promise((resolve) => (keep = resolve)))
    other.write('bob-id', 'from the other')
    keep()
    await sent
    other.changedElsewhere('mehari.draft.ada-id.bob-id')
    expect(other.all.get().get('bob-id')).toBe('from the other')
  })

  it('is the same in all tabs', () => {
    const storage = memoryStorage()
    const [one, other] = [new Drafts(storage, ada.id), new Drafts(storage, ada.id)]
    one.write('bob-id', 'dear Bob')
    other.changedElsewhere('mehari.draft.ada-id.bob-id')
    expect(other.all.get().get('bob-id')).toBe('dear Bob')
    one.write('bob-id', '')
    other.changedElsewhere('mehari.draft.ada-id.bob-id')
    expect(other.all.get().size).toBe(0)
  })

  it('lives with the page where the browser has no room', () => {
    const storage = memoryStorage()
    vi.spyOn(storage, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const drafts = new Drafts(storage, ada.id)
    drafts.write('bob-id', 'dear Bob')
    drafts.changedElsewhere('mehari.draft.ada-id.eve-id')
    expect(drafts.all.get().get('bob-id')).toBe('dear Bob')
  })
})
