import { describe, expect, it } from 'vitest'
import { ada } from '@/shared/testing/examples'
import { settle } from '@/shared/testing/manual-clock'
import { aBrowser } from '@/shared/testing/signed-in'
import { Database } from './database'

describe('the database', () => {
  it('is closed when what is under way is done', async () => {
    const { clock } = aBrowser()
    const database = new Database(ada.id, clock)
    let goOn: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const counting = database.run(async (opened) => {
      await held
      return opened.count('outbox')
    })
    await settle()
    database.close()
    await settle()
    goOn()
    expect(await counting).toBe(0)
  })

  it('lets go where another tab runs a newer page', async () => {
    const { clock } = aBrowser()
    const old = new Database(ada.id, clock)
    await old.run((database) => database.count('outbox'))
    const newer = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(`mehari.${ada.id}`, 2)
      opening.onsuccess = () => {
        resolve(opening.result)
      }
    })
    expect(newer.version).toBe(2)
    await expect(old.run((database) => database.count('outbox'))).rejects.toThrow('removed')
  })
})
