/** What a socket tells its owner. `closed` comes exactly once, last, also when it never opened. */
export interface SocketListener {
  opened(): void
  received(text: string): void
  closed(code: number): void
}

/** As much of a WebSocket as the client needs. */
export interface Socket {
  send(text: string): void
  close(): void
}

/** Starts to open a socket; never throws, and calls the listener only later. */
export type OpenSocket = (listener: SocketListener) => Socket
