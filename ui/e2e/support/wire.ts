import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { OperationName, Operations } from '@/shared/protocol/generated'

type Request = {
  [Name in OperationName]: { type: Name; data: Operations[Name]['request'] }
}[OperationName]

interface Answer {
  data?: unknown
  error?: { code: string }
}

/**
 * Sends requests to the server at an address, without a browser, over a socket of their own: the
 * first one, which says who we are, and after its answer the others in one go. Answers what came
 * back, in their order.
 */
export async function ask(address: string, requests: readonly Request[]): Promise<Answer[]> {
  const socket = new WebSocket(new URL('/ws', address.replace(/^http/, 'ws')))
  try {
    await once(socket, 'open')
    const [first] = await exchange(socket, requests.slice(0, 1))
    return [first ?? {}, ...(await exchange(socket, requests.slice(1)))]
  } finally {
    socket.close()
  }
}

function exchange(socket: WebSocket, requests: readonly Request[]): Promise<Answer[]> {
  const answers = new Map<string, Answer>()
  const ids = requests.map((_, index) => String(index))
  return new Promise((resolve, reject) => {
    const hear = (frame: string) => {
      const answer = JSON.parse(frame) as Answer & { re?: string }
      if (answer.re !== undefined) answers.set(answer.re, answer)
      if (answers.size < ids.length) return
      socket.removeAllListeners()
      resolve(ids.map((id) => answers.get(id) ?? {}))
    }
    if (ids.length === 0) resolve([])
    socket.on('message', (data: Buffer) => {
      hear(data.toString())
    })
    socket.on('error', reject)
    socket.on('close', (code) => {
      reject(new Error(`The server closed the socket with ${code}.`))
    })
    for (const [index, request] of requests.entries()) {
      socket.send(JSON.stringify({ ...request, id: ids[index] }))
    }
  })
}
