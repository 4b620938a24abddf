import type { Page } from '@playwright/test'
import type { OperationName, Operations } from '@/shared/protocol/generated'

type Request = {
  [Name in OperationName]: { type: Name; data: Operations[Name]['request'] }
}[OperationName]

interface Answer {
  data?: unknown
  error?: { code: string }
}

/** Sends requests over a socket of their own, beside the page's, in one go; answers what came back, in their order. */
export async function ask(page: Page, requests: readonly Request[]): Promise<Answer[]> {
  return page.evaluate(async (frames) => {
    const socket = new WebSocket(`ws://${location.host}/ws`)
    await new Promise((resolve, reject) => {
      socket.onopen = resolve
      socket.onerror = reject
    })
    const answers = new Map<string, Answer>()
    const answered = new Promise<void>((resolve) => {
      socket.onmessage = ({ data }) => {
        const frame = JSON.parse(data as string) as Answer & { re?: string }
        if (frame.re !== undefined) answers.set(frame.re, frame)
        if (answers.size === frames.length) resolve()
      }
    })
    // The first one says who we are; the others need that.
    for (const [index, frame] of frames.entries()) {
      socket.send(JSON.stringify({ ...frame, id: String(index) }))
      if (index === 0) await until(() => answers.has('0'))
    }
    await answered
    socket.close()
    return frames.map((_, index) => answers.get(String(index)) ?? {})

    async function until(isDone: () => boolean) {
      while (!isDone()) await new Promise(requestAnimationFrame)
    }
  }, requests)
}
