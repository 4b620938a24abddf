import { afterEach, describe, expect, it, vi } from 'vitest'
import { browserTabs } from './tabs'

describe('tabs', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('take turns by the browser’s locks', async () => {
    const request = vi.fn((_name: string, _options: LockOptions, run: () => Promise<void>) => run())
    vi.stubGlobal('navigator', { locks: { request } })
    const run = vi.fn(() => Promise.resolve())
    const { signal } = new AbortController()
    await browserTabs.alone('outbox', signal, run)
    expect(request).toHaveBeenCalledWith('outbox', { signal }, run)
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('go on where a page has no locks', async () => {
    vi.stubGlobal('navigator', {})
    const run = vi.fn(() => Promise.resolve())
    await browserTabs.alone('outbox', new AbortController().signal, run)
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('hear each other by name, and not themselves', async () => {
    const own = vi.fn()
    const stranger = vi.fn()
    const heard = await new Promise((resolve) => {
      const other = browserTabs.channel('outbox', (message) => {
        other.close()
        resolve(message)
      })
      const third = browserTabs.channel('something else', stranger)
      const one = browserTabs.channel('outbox', own)
      one.post('news')
      one.close()
      third.close()
    })
    expect(heard).toBe('news')
    expect(own).not.toHaveBeenCalled()
    expect(stranger).not.toHaveBeenCalled()
  })
})
