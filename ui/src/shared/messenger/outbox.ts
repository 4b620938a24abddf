import { v7 as newId } from 'uuid'
import type { SendMessageReply, Uuid } from '@/shared/protocol/generated'
import type { Cancel, Clock } from '@/shared/socket/clock'
import type { Connection } from '@/shared/socket/connection'
import { failureCode, RequestError } from '@/shared/socket/request-error'
import type { OutgoingMessage } from './chat-state'
import type { OutboxStorage } from './outbox-storage'

const RETRY_MS = 2_000
/** A message of another tab is taken over when that tab had this long to send it. */
const OTHER_TAB_MS = 10_000

export interface OutboxListener {
  changed(messages: readonly OutgoingMessage[]): void
  /** The server has it. */
  sent(message: OutgoingMessage, reply: SendMessageReply): void
}

/**
 * Messages on their way. Each is sent with its `cid` until the server has answered, one after the
 * other to each recipient, so that their order holds and none is posted twice.
 */
export class Outbox {
  readonly #storage: OutboxStorage
  readonly #clock: Clock
  readonly #listener: OutboxListener
  readonly #own = new Set<Uuid>()
  /** What the browser had no room for lives here only. */
  readonly #unstored = new Set<Uuid>()
  /** The message that each recipient's next ones wait for. */
  readonly #busy = new Map<Uuid, Uuid>()
  #messages: readonly OutgoingMessage[]
  #connection: Connection | undefined
  #cancelRetry: Cancel = () => undefined
  #retryAt = Infinity
  /** The server asked to wait until then. */
  #notBefore = 0

  constructor(storage: OutboxStorage, clock: Clock, listener: OutboxListener) {
    this.#storage = storage
    this.#clock = clock
    this.#listener = listener
    this.#messages = storage.all()
    for (const { cid } of this.#messages) this.#own.add(cid)
  }

  get messages(): readonly OutgoingMessage[] {
    return this.#messages
  }

  add(to: Uuid, body: string): void {
    const message = { cid: newId(), to, body, createdAt: this.#clock.now() }
    this.#own.add(message.cid)
    this.#store(message)
    this.#change([...this.#messages, message])
    this.#pump()
  }

  /** Sends a refused message again. */
  retry(cid: Uuid): void {
    const message = this.#messages.find((candidate) => candidate.cid === cid)
    if (!message) return
    const { failure, ...anew } = message
    this.#own.add(cid)
    this.#replace(anew)
    this.#pump()
  }

  /** Forgets a message: it was posted, or nobody wants it any more. */
  remove(cid: Uuid): void {
    this.#storage.remove(cid)
    this.#unstored.delete(cid)
    const message = this.#messages.find((candidate) => candidate.cid === cid)
    if (!message) return
    this.#change(this.#messages.filter((candidate) => candidate !== message))
    this.#release(message)
    this.#pump()
  }

  start(connection: Connection): void {
    this.#connection = connection
    this.#notBefore = 0
    this.#pump()
  }

  stop(): void {
    this.#connection = undefined
    this.#cancelRetry()
    this.#retryAt = Infinity
  }

  /** Another tab wrote or sent something. */
  changedElsewhere(key: string | null): void {
    if (key !== null && !this.#storage.owns(key)) return
    const unstored = this.#messages.filter(({ cid }) => this.#unstored.has(cid))
    this.#change([...this.#storage.all(), ...unstored])
    this.#pumpLater(OTHER_TAB_MS)
  }

  #pump(): void {
    const connection = this.#connection
    if (!connection) return
    const pause = this.#notBefore - this.#clock.now()
    if (pause > 0) {
      this.#pumpLater(pause)
      return
    }
    const blocked = new Set(this.#busy.keys())
    for (const message of this.#messages) {
      if (message.failure !== undefined || blocked.has(message.to)) continue
      blocked.add(message.to)
      if (this.#isOurs(message)) void this.#send(connection, message)
      else this.#pumpLater(OTHER_TAB_MS)
    }
  }

  #isOurs(message: OutgoingMessage): boolean {
    return this.#own.has(message.cid) || this.#clock.now() - message.createdAt >= OTHER_TAB_MS
  }

  async #send(connection: Connection, message: OutgoingMessage): Promise<void> {
    const { cid, to, body } = message
    this.#busy.set(to, cid)
    try {
      const reply = await connection.request('sendMessage', { to, cid, body })
      this.#listener.sent(message, reply)
      this.#release(message)
      this.remove(cid)
      this.#pump()
    } catch (error) {
      this.#release(message)
      this.#refused(message, error)
    }
  }

  #refused(message: OutgoingMessage, error: unknown): void {
    if (isFinal(error)) {
      const isStillHere = this.#messages.some(({ cid }) => cid === message.cid)
      if (isStillHere) this.#replace({ ...message, failure: failureCode(error) })
      this.#pump()
      return
    }
    const pause = (error instanceof RequestError ? error.retryAfterMs : undefined) ?? RETRY_MS
    this.#notBefore = this.#clock.now() + pause
    this.#pumpLater(pause)
  }

  #release({ to, cid }: OutgoingMessage): void {
    if (this.#busy.get(to) === cid) this.#busy.delete(to)
  }

  #pumpLater(milliseconds: number): void {
    const at = this.#clock.now() + milliseconds
    if (at >= this.#retryAt) return
    this.#cancelRetry()
    this.#retryAt = at
    this.#cancelRetry = this.#clock.after(milliseconds, () => {
      this.#retryAt = Infinity
      this.#pump()
    })
  }

  #store(message: OutgoingMessage): void {
    if (this.#storage.put(message)) this.#unstored.delete(message.cid)
    else this.#unstored.add(message.cid)
  }

  #replace(message: OutgoingMessage): void {
    this.#store(message)
    this.#change(this.#messages.map((present) => (present.cid === message.cid ? message : present)))
  }

  #change(messages: readonly OutgoingMessage[]): void {
    this.#messages = messages
    this.#listener.changed(messages)
  }
}

/** Whether sending the same again would only be refused again. Lost authentication is not: it comes back. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof RequestError)) return true
  return !error.isPassing && error.code !== 'unauthenticated' && error.code !== 'token-expired'
}
