import type {
  ErrorFrame,
  OperationName,
  Operations,
  ServerEvent,
} from '@/shared/protocol/generated'
import type { Cancel, Clock } from './clock'
import { isEvent, readFrame } from './frame'
import { RequestError } from './request-error'
import type { OpenSocket, Socket } from './socket'

/** The server answers within 10 s; later than this it never will. */
const ANSWER_MS = 12_000
const OPEN_MS = 10_000
/** How long the other side may be silent before it is asked whether it is still there. */
const QUIET_MS = 20_000
const PROBE_MS = 6_000

/** Our own close code: the other side did not answer and was given up. */
export const CLOSED_SILENT = 4000

/** `ended` comes exactly once; nothing comes after it. */
export interface ConnectionListener {
  event(event: ServerEvent): void
  ended(code: number): void
}

/** Our own close code: the server does not know any more whose connection it is. */
export const CLOSED_FORGOTTEN = 4001

const signingIn: ReadonlySet<OperationName> = new Set<OperationName>([
  'register',
  'login',
  'authenticate',
  'refresh',
])

interface Waiting {
  type: OperationName
  resolve(data: unknown): void
  reject(error: RequestError): void
  cancelTimeout: Cancel
}

/**
 * One socket from opening to its end: requests find their answers, and a half-open connection
 * (nothing arrives, nothing closes) is noticed within 26 s.
 */
export class Connection {
  readonly opened: Promise<void>
  readonly #clock: Clock
  readonly #listener: ConnectionListener
  readonly #socket: Socket
  readonly #waiting = new Map<string, Waiting>()
  #lastId = 0
  #over = false
  #cancelWatch: Cancel

  constructor(open: OpenSocket, clock: Clock, listener: ConnectionListener) {
    this.#clock = clock
    this.#listener = listener
    const { promise, resolve, reject } = deferred()
    this.opened = promise
    this.#rejectOpened = reject
    this.#cancelWatch = clock.after(OPEN_MS, () => {
      this.#end(CLOSED_SILENT)
    })
    this.#socket = open({
      opened: () => {
        this.#heard()
        resolve()
      },
      received: (text) => {
        this.#receive(text)
      },
      closed: (code) => {
        this.#end(code)
      },
    })
  }

  readonly #rejectOpened: (error: RequestError) => void

  /** Asks and waits for the answer; rejects with a RequestError. */
  request<Name extends OperationName>(
    type: Name,
    data: Operations[Name]['request'],
  ): Promise<Operations[Name]['reply']> {
    if (this.#over) return Promise.reject(lost())
    const id = String(++this.#lastId)
    return new Promise<Operations[Name]['reply']>((resolve, reject) => {
      const cancelTimeout = this.#clock.after(ANSWER_MS, () => {
        this.#waiting.delete(id)
        reject(new RequestError('timeout', `no answer to ${type}`))
      })
      this.#waiting.set(id, {
        type,
        resolve: (reply) => {
          resolve(reply as Operations[Name]['reply'])
        },
        reject,
        cancelTimeout,
      })
      this.#socket.send(JSON.stringify({ type, id, data }))
    })
  }

  /** Asks the other side for a sign of life now; ends the connection where none comes. */
  probe(): void {
    if (this.#over) return
    this.#cancelWatch()
    this.#cancelWatch = this.#clock.after(PROBE_MS, () => {
      this.#end(CLOSED_SILENT)
    })
    this.request('getSelf', {}).catch(() => undefined)
  }

  close(): void {
    this.#end(1000)
  }

  #receive(text: string): void {
    if (this.#over) return
    this.#heard()
    const frame = readFrame(text)
    if (isEvent(frame)) this.#listener.event(frame)
    else if (frame.type === 'reply') this.#answered(frame.re)?.resolve(frame.data)
    else if (frame.type === 'error') this.#refused(frame)
  }

  #refused({ re, error }: ErrorFrame): void {
    const waiting = this.#answered(re)
    waiting?.reject(RequestError.of(error))
    const isForgotten = error.code === 'unauthenticated' || error.code === 'token-expired'
    // Only a new connection, authenticated anew, can go on.
    if (isForgotten && waiting && !signingIn.has(waiting.type)) this.#end(CLOSED_FORGOTTEN)
  }

  #answered(id: string | undefined): Waiting | undefined {
    const waiting = this.#waiting.get(id ?? '')
    if (waiting) {
      waiting.cancelTimeout()
      this.#waiting.delete(id ?? '')
    }
    return waiting
  }

  #heard(): void {
    this.#cancelWatch()
    this.#cancelWatch = this.#clock.after(QUIET_MS, () => {
      this.probe()
    })
  }

  #end(code: number): void {
    if (this.#over) return
    this.#over = true
    this.#cancelWatch()
    this.#rejectOpened(lost())
    for (const waiting of this.#waiting.values()) {
      waiting.cancelTimeout()
      waiting.reject(lost())
    }
    this.#waiting.clear()
    // A half-open socket would take minutes to close properly: nobody waits for it.
    this.#socket.close()
    this.#listener.ended(code)
  }
}

function lost(): RequestError {
  return new RequestError('connection-lost', 'the connection ended')
}

function deferred() {
  let resolve!: () => void
  let reject!: (error: RequestError) => void
  const promise = new Promise<void>((done, failed) => {
    resolve = done
    reject = failed
  })
  promise.catch(() => undefined)
  return { promise, resolve, reject }
}
