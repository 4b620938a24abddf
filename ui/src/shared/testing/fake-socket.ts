import type {
  ErrorCode,
  OperationName,
  Operations,
  RequestFrame,
  ServerEvent,
} from '@/shared/protocol/generated'
import type { OpenSocket, SocketListener } from '@/shared/socket/socket'

/** The server's end of one socket, played by a test. */
export class FakeSocket {
  readonly received: RequestFrame[] = []
  isClosed = false
  readonly #listener: SocketListener
  readonly #onRequest: (socket: FakeSocket, frame: RequestFrame) => void

  constructor(
    listener: SocketListener,
    onRequest: (socket: FakeSocket, frame: RequestFrame) => void,
  ) {
    this.#listener = listener
    this.#onRequest = onRequest
  }

  accept(): void {
    this.#listener.opened()
  }

  take(text: string): void {
    const frame = JSON.parse(text) as RequestFrame
    this.received.push(frame)
    this.#onRequest(this, frame)
  }

  send(frame: unknown): void {
    this.#listener.received(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  reply<Name extends OperationName>(frame: RequestFrame, data: Operations[Name]['reply']): void {
    this.send({ type: 'reply', re: frame.id, data })
  }

  refuse(frame: RequestFrame, code: ErrorCode, retryAfterMs?: number): void {
    const wait = retryAfterMs === undefined ? {} : { retryAfterMs }
    this.send({ type: 'error', re: frame.id, error: { code, message: code, ...wait } })
  }

  event(event: ServerEvent): void {
    this.send(event)
  }

  drop(code = 1006): void {
    this.isClosed = true
    this.#listener.closed(code)
  }

  /** What was asked under this name. */
  requests<Name extends OperationName>(type: Name): RequestFrame<Name>[] {
    return this.received.filter((frame): frame is RequestFrame<Name> => frame.type === type)
  }
}

/** Opens fake sockets and remembers them. */
export class FakeSockets {
  readonly all: FakeSocket[] = []
  onOpen: (socket: FakeSocket) => void = () => undefined
  onRequest: (socket: FakeSocket, frame: RequestFrame) => void = () => undefined

  readonly open: OpenSocket = (listener) => {
    const socket = new FakeSocket(listener, (to, frame) => {
      this.onRequest(to, frame)
    })
    this.all.push(socket)
    queueMicrotask(() => {
      this.onOpen(socket)
    })
    return {
      send: (text) => {
        socket.take(text)
      },
      close: () => {
        socket.isClosed = true
      },
    }
  }

  get last(): FakeSocket {
    const socket = this.all.at(-1)
    if (!socket) throw new Error('no socket was opened')
    return socket
  }
}
