import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach } from 'vitest'

/** Each test begins in a browser that has kept nothing. */
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
