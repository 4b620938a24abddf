import { v7 as newId } from 'uuid'
import type { SendMessageReply, Uuid } from '@/shared/protocol/generated'
import type { Clock } from '@/shared/socket/clock'
import type { FailureCode } from '@/shared/socket/request-error'
import type { OutgoingMessage } from './chat-state'
import type { OutboxStorage } from './outbox-storage'
import type { Channel, Tabs } from './tabs'

export interface OutboxListener {
  /** There are other messages than before, or some may be sent that could not be. */
  changed(messages: readonly OutgoingMessage[]): void
  /** The server has it, from this tab or another one. */
  sent(message: OutgoingMessage, reply: SendMessageReply): void
}

/** What the tabs tell each other. */
type News =
  { kind: 'changed' } | { kind: 'sent'; message: OutgoingMessage; reply: SendMessageReply }

/**
 * Messages on their way, in the order in which they were written. They lie in the browser's
 * database, so that they outlive the page, and every tab shows the same ones. Where the browser
 * keeps nothing they live in memory, and `hasUnstored` tells so.
 */
export class Outbox {
  readonly #storage: OutboxStorage
  readonly #tabs: Tabs
  readonly #channelName: string
  readonly #clock: Clock
  readonly #listener: OutboxListener
  /** What lives in memory only: it is being stored, or cannot be. */
  readonly #unstored = new Set<Uuid>()
  readonly #beingStored = new Set<Uuid>()
  #channel: Channel<News> | undefined
  #messages: readonly OutgoingMessage[] = []
  #revision = 0

  constructor(
    user: Uuid,
    storage: OutboxStorage,
    tabs: Tabs,
    clock: Clock,
    listener: OutboxListener,
  ) {
    this.#channelName = `mehari.outbox.${user}`
    this.#storage = storage
    this.#tabs = tabs
    this.#clock = clock
    this.#listener = listener
  }

  get messages(): readonly OutgoingMessage[] {
    return this.#messages
  }

  /** Whether closing the page now would lose a message. */
  get hasUnstored(): boolean {
    return this.#unstored.size > 0
  }

  open(): void {
    this.#channel ??= this.#tabs.channel<News>(this.#channelName, (news) => {
      this.#hear(news)
    })
    void this.reload()
  }

  close(): void {
    this.#channel?.close()
    this.#channel = undefined
  }

  /** Resolves when it is stored, or cannot be. */
  add(to: Uuid, body: string): Promise<void> {
    const message = { cid: newId(), to, body, createdAt: this.#clock.now() }
    this.#unstored.add(message.cid)
    this.#beingStored.add(message.cid)
    this.#change([...this.#messages, message])
    return this.#store(message)
  }

  /** Whether it is this one's turn as far as we know; what is not stored yet may still fall behind. */
  isReady(message: OutgoingMessage): boolean {
    return message.failure === undefined && !this.#beingStored.has(message.cid)
  }

  /** Lets a refused message be sent again. */
  retry(cid: Uuid): void {
    const message = this.#find(cid)
    if (!message) return
    const { failure, ...anew } = message
    this.#replace(anew)
  }

  /** The server refused it: it stays, with the reason, until somebody decides. */
  refuse(cid: Uuid, failure: FailureCode): void {
    const message = this.#find(cid)
    if (message) this.#replace({ ...message, failure })
  }

  /** The server has it. */
  async sent(message: OutgoingMessage, reply: SendMessageReply): Promise<void> {
    this.#listener.sent(message, reply)
    await this.#forget(message.cid)
    this.#channel?.post({ kind: 'sent', message, reply })
  }

  /** Nobody wants it any more, or it has been seen in its conversation. */
  async remove(cid: Uuid): Promise<void> {
    if (!this.#find(cid)) return
    await this.#forget(cid)
    this.#channel?.post({ kind: 'changed' })
  }

  /** Makes the list what the storage holds, whichever tab wrote it. */
  async reload(): Promise<void> {
    try {
      let revision: number
      let stored: readonly OutgoingMessage[]
      do {
        revision = this.#revision
        stored = await this.#storage.all()
      } while (revision !== this.#revision)
      const cids = new Set(stored.map(({ cid }) => cid))
      const others = this.#messages.filter(({ cid }) => this.#unstored.has(cid) && !cids.has(cid))
      this.#change([...stored, ...others])
    } catch {
      // Nothing is kept: what is in memory is all there is.
    }
  }

  #hear(news: News): void {
    if (news.kind === 'sent') {
      this.#listener.sent(news.message, news.reply)
      this.#change(this.#messages.filter(({ cid }) => cid !== news.message.cid))
    } else {
      void this.reload()
    }
  }

  async #store(message: OutgoingMessage): Promise<void> {
    try {
      await this.#storage.add(message)
      this.#unstored.delete(message.cid)
      this.#channel?.post({ kind: 'changed' })
    } catch {
      // It is sent from memory.
    }
    this.#beingStored.delete(message.cid)
    this.#change(this.#messages)
  }

  #replace(message: OutgoingMessage): void {
    this.#change(this.#messages.map((present) => (present.cid === message.cid ? message : present)))
    if (this.#unstored.has(message.cid)) return
    this.#storage.replace(message).then(
      () => this.#channel?.post({ kind: 'changed' }),
      () => undefined,
    )
  }

  async #forget(cid: Uuid): Promise<void> {
    this.#change(this.#messages.filter((message) => message.cid !== cid))
    if (this.#unstored.delete(cid)) return
    await this.#storage.remove(cid).catch(() => undefined)
  }

  #find(cid: Uuid): OutgoingMessage | undefined {
    return this.#messages.find((message) => message.cid === cid)
  }

  #change(messages: readonly OutgoingMessage[]): void {
    this.#revision++
    this.#messages = messages
    this.#listener.changed(messages)
  }
}
