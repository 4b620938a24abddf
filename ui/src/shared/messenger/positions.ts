import type { MessagePostedEvent, Uuid } from '@/shared/protocol/generated'

/** An event that takes a number in its conversation. */
type NumberedEvent = MessagePostedEvent

/**
 * How far we are in each conversation. Events are handed on strictly in order, each once: what was
 * seen is dropped, what comes early is held until the hole before it is filled.
 */
export class Positions {
  readonly #apply: (event: NumberedEvent) => void
  readonly #positions = new Map<Uuid, number>()
  readonly #held = new Map<Uuid, Map<number, NumberedEvent>>()
  readonly #strangers = new Set<Uuid>()

  constructor(apply: (event: NumberedEvent) => void) {
    this.#apply = apply
  }

  /** Conversations that were heard of but are not known yet. */
  get strangers(): ReadonlySet<Uuid> {
    return this.#strangers
  }

  get hasHoles(): boolean {
    return [...this.#held.values()].some((events) => events.size > 0)
  }

  conversations(): Uuid[] {
    return [...this.#positions.keys()]
  }

  of(conversation: Uuid): number {
    return this.#positions.get(conversation) ?? 0
  }

  /** How far a conversation that we know is behind this number. */
  lacks(conversation: Uuid, seq: number): number {
    const position = this.#positions.get(conversation)
    return position === undefined ? 0 : seq - position
  }

  /** Takes a live event; false where something before it is missing. */
  receive(event: NumberedEvent): boolean {
    const { conversationId, seq } = event.data
    const position = this.#positions.get(conversationId)
    if (position !== undefined && seq <= position) return true
    if (position === seq - 1) {
      this.#advance(event)
      this.#release(conversationId)
      return true
    }
    this.#hold(event)
    if (position === undefined) this.#strangers.add(conversationId)
    return false
  }

  /** Takes an event of a sync: numbers may be missing before it because later ones tell of them. */
  fill(event: NumberedEvent): void {
    const position = this.#positions.get(event.data.conversationId)
    if (position === undefined || event.data.seq <= position) return
    this.#advance(event)
    this.#release(event.data.conversationId)
  }

  /** We have everything up to this number. */
  reach(conversation: Uuid, seq: number): void {
    const position = this.#positions.get(conversation)
    if (position === undefined) return
    if (seq > position) this.#positions.set(conversation, seq)
    this.#release(conversation)
  }

  /** A conversation is known from now on; where it was before, its position stays. */
  introduce(conversation: Uuid, lastSeq: number): void {
    this.#strangers.delete(conversation)
    if (this.#positions.has(conversation)) return
    this.#positions.set(conversation, lastSeq)
    this.#release(conversation)
  }

  /** A conversation exists; where it is unknown, it becomes a stranger. */
  mention(conversation: Uuid): void {
    if (!this.#positions.has(conversation)) this.#strangers.add(conversation)
  }

  /** These were looked for and not found: they are heard of no more until the next mention. */
  dismiss(conversations: ReadonlySet<Uuid>): void {
    for (const conversation of conversations) {
      this.#strangers.delete(conversation)
      if (!this.#positions.has(conversation)) this.#held.delete(conversation)
    }
  }

  forget(conversation: Uuid): void {
    this.#positions.delete(conversation)
    this.#held.delete(conversation)
    this.#strangers.delete(conversation)
  }

  clear(): void {
    this.#positions.clear()
    this.#held.clear()
    this.#strangers.clear()
  }

  #advance(event: NumberedEvent): void {
    const { conversationId, seq } = event.data
    this.#positions.set(conversationId, seq)
    this.#apply(event)
  }

  #hold(event: NumberedEvent): void {
    const { conversationId, seq } = event.data
    const events = this.#held.get(conversationId) ?? new Map<number, NumberedEvent>()
    events.set(seq, event)
    this.#held.set(conversationId, events)
  }

  /** Hands on what was held and now follows on. */
  #release(conversation: Uuid): void {
    const events = this.#held.get(conversation)
    if (!events) return
    for (let next = events.get(this.of(conversation) + 1); next;) {
      this.#advance(next)
      next = events.get(this.of(conversation) + 1)
    }
    for (const seq of [...events.keys()]) if (seq <= this.of(conversation)) events.delete(seq)
    if (events.size === 0) this.#held.delete(conversation)
  }
}
