import type { ServerEvent } from '@/shared/protocol/generated'
import { backoff } from './backoff'
import type { Cancel, Clock } from './clock'
import { Connection } from './connection'
import type { OpenSocket } from './socket'

/** Where the link stands; `retryAt` is when it tries again by itself. */
export type LinkStatus =
  | { phase: 'stopped' }
  | { phase: 'connecting' }
  | { phase: 'online' }
  | { phase: 'waiting'; retryAt: number }

export interface LinkListener {
  /** Makes a fresh connection ready for use; a rejection counts as a failed attempt. */
  handshake(connection: Connection): Promise<void>
  online(connection: Connection): void
  event(event: ServerEvent): void
  status(status: LinkStatus): void
  /** A connection ended; false stops the link. */
  mayReconnect(code: number): boolean
}

/** The server cut off a flood: coming back at once would only be cut off again. */
const FLOOD = 4429
const AFTER_FLOOD_MS = 15_000
/** A connection that held as long as this was a good one: counting starts anew. */
const STEADY_MS = 10_000

/** Keeps a connection up: connects, and connects again with growing, jittered pauses until it is stopped. */
export class Link {
  readonly #open: OpenSocket
  readonly #clock: Clock
  readonly #listener: LinkListener
  #current: Connection | undefined
  #isOnline = false
  #attempt = 0
  #onlineSince = 0
  #cancelRetry: Cancel = () => undefined
  #running = false

  constructor(open: OpenSocket, clock: Clock, listener: LinkListener) {
    this.#open = open
    this.#clock = clock
    this.#listener = listener
  }

  /** The connection, while it is ready for use. */
  get connection(): Connection | undefined {
    return this.#isOnline ? this.#current : undefined
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    this.#connect()
  }

  stop(): void {
    this.#running = false
    this.#cancelRetry()
    this.#current?.close()
    this.#listener.status({ phase: 'stopped' })
  }

  /** The network or the page came back: try now, or see whether the connection is still alive. */
  hurry(): void {
    if (!this.#running) return
    if (this.#current) {
      this.#current.probe()
    } else {
      this.#attempt = 0
      this.#cancelRetry()
      this.#connect()
    }
  }

  #connect(): void {
    this.#listener.status({ phase: 'connecting' })
    const connection = new Connection(this.#open, this.#clock, {
      event: (event) => {
        this.#listener.event(event)
      },
      ended: (code) => {
        this.#ended(code)
      },
    })
    this.#current = connection
    connection.opened
      .then(() => this.#listener.handshake(connection))
      .then(
        () => {
          this.#becomeOnline(connection)
        },
        () => {
          connection.close()
        },
      )
  }

  #becomeOnline(connection: Connection): void {
    if (this.#current !== connection) return
    this.#isOnline = true
    this.#onlineSince = this.#clock.elapsed()
    this.#listener.status({ phase: 'online' })
    this.#listener.online(connection)
  }

  #ended(code: number): void {
    const wasSteady = this.#isOnline && this.#clock.elapsed() - this.#onlineSince >= STEADY_MS
    this.#current = undefined
    this.#isOnline = false
    if (!this.#running) return
    if (!this.#listener.mayReconnect(code)) {
      this.stop()
      return
    }
    if (wasSteady) this.#attempt = 0
    const pause =
      backoff(this.#attempt++, this.#clock.random()) + (code === FLOOD ? AFTER_FLOOD_MS : 0)
    this.#listener.status({ phase: 'waiting', retryAt: this.#clock.now() + pause })
    this.#cancelRetry = this.#clock.after(pause, () => {
      this.#connect()
    })
  }
}
