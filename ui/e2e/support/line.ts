import type { BrowserContext, WebSocketRoute } from '@playwright/test'

type State = 'open' | 'silent' | 'cut'

/** The line between a browser's pages and the server's socket. It serves pages that load after it was laid. */
export class Line {
  #state: State = 'open'
  readonly #sockets = new Set<WebSocketRoute>()
  /** What the pages sent and the server was handed. */
  readonly frames: string[] = []

  static async of(context: BrowserContext): Promise<Line> {
    const line = new Line()
    await context.routeWebSocket(/\/ws$/, async (socket) => {
      await line.#carry(socket)
    })
    return line
  }

  /** From now on everything passes; what was lost stays lost. */
  open(): void {
    this.#state = 'open'
  }

  /** Nothing arrives on either side, nobody is told, and new sockets find nobody. */
  silence(): void {
    this.#state = 'silent'
  }

  /** Closes what is open, and every new socket at once. */
  async cut(): Promise<void> {
    this.#state = 'cut'
    for (const socket of this.#sockets) await socket.close()
    this.#sockets.clear()
  }

  async #carry(socket: WebSocketRoute): Promise<void> {
    if (this.#state === 'cut') {
      await socket.close()
      return
    }
    if (this.#state === 'silent') return
    this.#sockets.add(socket)
    const server = socket.connectToServer()
    socket.onMessage((text) => {
      if (this.#state !== 'open') return
      this.frames.push(String(text))
      server.send(text)
    })
    server.onMessage((text) => {
      if (this.#state === 'open') socket.send(text)
    })
  }
}
