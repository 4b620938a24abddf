/** A value that changes as a whole and tells who listens. Views only read it. */
export class Store<Value> {
  readonly #listeners = new Set<() => void>()
  #value: Value

  constructor(initial: Value) {
    this.#value = initial
  }

  get = (): Value => this.#value

  update(change: (value: Value) => Value): void {
    const changed = change(this.#value)
    if (changed === this.#value) return
    this.#value = changed
    for (const listener of this.#listeners) listener()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
