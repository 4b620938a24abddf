import type { Page } from '@playwright/test'

/** The texts of the messages that the page has put by for the next time, of whoever is signed in. */
export async function keptTexts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const [kept] = await indexedDB.databases()
    if (kept?.name === undefined) return []
    const database = await answer(indexedDB.open(kept.name))
    const timelines = await answer(
      database.transaction('timelines').objectStore('timelines').getAll(),
    )
    database.close()
    return (timelines as { messages: { body: string }[] }[]).flatMap(({ messages }) =>
      messages.map(({ body }) => body),
    )

    function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result)
        }
        request.onerror = () => {
          reject(new Error(request.error?.message))
        }
      })
    }
  })
}

/** What the browser still holds of a user, by name. Caches hold only the application's own files. */
export async function leftovers(page: Page): Promise<string[]> {
  return page.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => `database ${name ?? ''}`),
    ...Object.keys(localStorage).map((key) => `local ${key}`),
    ...Object.keys(sessionStorage).map((key) => `session ${key}`),
  ])
}

/** Loads the page anew in a browser that has put nothing by: everything is read from the server. */
export async function reloadAfresh(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue
      await new Promise((resolve, reject) => {
        const removing = indexedDB.deleteDatabase(name)
        removing.onsuccess = resolve
        removing.onerror = reject
      })
    }
  })
  await page.reload()
}
