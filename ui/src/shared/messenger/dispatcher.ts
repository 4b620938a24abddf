import type { Uuid } from '@/shared/protocol/generated'
import type { Cancel, Clock } from '@/shared/socket/clock'
import type { Connection } from '@/shared/socket/connection'
import { failureCode, RequestError } from '@/shared/socket/request-error'
import type { OutgoingMessage } from './chat-state'
import type { Outbox } from './outbox'
import type { Tabs } from './tabs'

const RETRY_MS = 2_000

/**
 * Sends what lies in the outbox: each message with its `cid` until the server has answered, one
 * after the other to each recipient. Of all tabs one sends at a time, and it reads the outbox anew
 * when its turn comes, so that the order holds and nothing is sent twice.
 */
export class Dispatcher {
  readonly #outbox: Outbox
  readonly #tabs: Tabs
  readonly #lock: string
  readonly #clock: Clock
  /** The message that each recipient's next ones wait for. */
  readonly #busy = new Map<Uuid, Uuid>()
  #inFlight = 0
  #connection: Connection | undefined
  /** Set from asking for our turn until it is over. */
  #turn: AbortController | undefined
  #isOurTurn = false
  #endTurn: () => void = () => undefined
  #cancelRetry: Cancel = () => undefined
  /** The server asked to wait until then, or was not there. */
  #notBefore = 0

  constructor(user: Uuid, outbox: Outbox, tabs: Tabs, clock: Clock) {
    this.#lock = `mehari.outbox.${user}`
    this.#outbox = outbox
    this.#tabs = tabs
    this.#clock = clock
  }

  start(connection: Connection): void {
    this.#connection = connection
    this.#wait(0)
    this.pump()
  }

  stop(): void {
    this.#connection = undefined
    this.#cancelRetry()
    if (!this.#isOurTurn) this.#turn?.abort()
  }

  /** Sends what can be sent; to be called whenever the outbox has changed. */
  pump(): void {
    this.#releaseGone()
    const next = this.#next()
    if (next.length > 0 && !this.#isOurTurn) void this.#takeTurn()
    if (!this.#isOurTurn) return
    if (this.#connection) for (const message of next) void this.#send(this.#connection, message)
    if (this.#inFlight === 0) this.#endTurn()
  }

  async #takeTurn(): Promise<void> {
    if (this.#turn) return
    const turn = new AbortController()
    this.#turn = turn
    try {
      await this.#tabs.alone(this.#lock, turn.signal, async () => {
        await this.#outbox.reload()
        const over = new Promise<void>((resolve) => {
          this.#endTurn = () => {
            this.#isOurTurn = false
            resolve()
          }
        })
        this.#isOurTurn = true
        this.pump()
        await over
      })
    } catch {
      // The connection was lost before our turn came.
    }
    this.#turn = undefined
    this.pump()
  }

  /** The first message to each recipient who is not being sent one. */
  #next(): OutgoingMessage[] {
    if (!this.#connection || this.#notBefore > this.#clock.elapsed()) return []
    const blocked = new Set(this.#busy.keys())
    return this.#outbox.messages.filter((message) => {
      if (message.failure !== undefined || blocked.has(message.to)) return false
      blocked.add(message.to)
      return this.#outbox.isReady(message)
    })
  }

  async #send(connection: Connection, message: OutgoingMessage): Promise<void> {
    const { cid, to, body } = message
    this.#busy.set(to, cid)
    this.#inFlight++
    try {
      const reply = await connection.request('sendMessage', { to, cid, body })
      await this.#outbox.sent(message, reply)
    } catch (error) {
      if (isFinal(error)) this.#outbox.refuse(cid, failureCode(error))
      else this.#wait((error instanceof RequestError ? error.retryAfterMs : undefined) ?? RETRY_MS)
    }
    this.#inFlight--
    if (this.#busy.get(to) === cid) this.#busy.delete(to)
    this.pump()
  }

  /** What has been seen in its conversation needs no answer any more. */
  #releaseGone(): void {
    const present = new Set(this.#outbox.messages.map(({ cid }) => cid))
    for (const [to, cid] of this.#busy) if (!present.has(cid)) this.#busy.delete(to)
  }

  #wait(milliseconds: number): void {
    this.#notBefore = this.#clock.elapsed() + milliseconds
    this.#cancelRetry()
    this.#cancelRetry = this.#clock.after(milliseconds, () => {
      this.#notBefore = 0
      this.pump()
    })
  }
}

/** Whether sending the same again would only be refused again. Lost authentication is not: it comes back. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof RequestError)) return true
  return !error.isPassing && error.code !== 'unauthenticated' && error.code !== 'token-expired'
}
