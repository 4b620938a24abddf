import type { Page } from '@playwright/test'

/**
 * Loads the page anew, and waits until the server has told it what there is: what comes then is
 * news. What was kept in the browser stands on the screen before that.
 */
export async function reload(page: Page): Promise<void> {
  const listed = new Promise<void>((resolve) => {
    page.once('websocket', (socket) => {
      let asked: string | undefined
      socket.on('framesent', ({ payload }) => {
        const { type, id } = JSON.parse(String(payload)) as { type: string; id: string }
        if (type === 'getConversations') asked ??= id
      })
      socket.on('framereceived', ({ payload }) => {
        const { re } = JSON.parse(String(payload)) as { re?: string }
        if (re !== undefined && re === asked) resolve()
      })
    })
  })
  await page.reload()
  await listed
}
