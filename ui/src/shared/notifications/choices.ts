import { Store } from '@/shared/messenger/store'
import type { Uuid } from '@/shared/protocol/generated'

/** What a user chose about notifications in this browser. */
export interface Choices {
  /** Undefined as long as nobody has decided. */
  readonly isOn: boolean | undefined
  /** Whether a notification says what was written, or only by whom. */
  readonly showsText: boolean
  readonly muted: ReadonlySet<Uuid>
}

/** Keeps those choices in the browser's storage; signing out removes them. */
export class NotificationChoices {
  readonly store: Store<Choices>
  readonly #storage: Storage
  readonly #prefix: string

  constructor(storage: Storage, user: Uuid) {
    this.#storage = storage
    this.#prefix = `mehari.notifications.${user}.`
    this.store = new Store(this.#read())
  }

  turn(isOn: boolean): void {
    this.#write('on', isOn ? 'yes' : 'no')
  }

  showText(showsText: boolean): void {
    this.#write('text', showsText ? undefined : 'no')
  }

  mute(peer: Uuid, isMuted: boolean): void {
    this.#write(`muted.${peer}`, isMuted ? 'yes' : undefined)
  }

  /** Another tab changed the storage. */
  changedElsewhere(key: string | null): void {
    if (key === null || key.startsWith(this.#prefix)) this.store.update(() => this.#read())
  }

  #write(name: string, value: string | undefined): void {
    if (value === undefined) this.#storage.removeItem(this.#prefix + name)
    else this.#storage.setItem(this.#prefix + name, value)
    this.store.update(() => this.#read())
  }

  #read(): Choices {
    const on = this.#storage.getItem(`${this.#prefix}on`)
    const muted = `${this.#prefix}muted.`
    const keys = Object.keys(this.#storage).filter((key) => key.startsWith(muted))
    return {
      isOn: on === null ? undefined : on === 'yes',
      showsText: this.#storage.getItem(`${this.#prefix}text`) !== 'no',
      muted: new Set(keys.map((key) => key.slice(muted.length))),
    }
  }
}
