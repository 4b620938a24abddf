import type { Uuid } from '@/shared/protocol/generated'

export interface Notice {
  conversationId: Uuid
  title: string
  body: string
  /** Where in the page a click on it leads. */
  place: string
}

/** TypeScript's own list lacks `renotify`: without it a second notice takes the first one's place in silence. */
interface NoticeOptions extends NotificationOptions {
  renotify: true
}

/**
 * What the browser shows of new messages outside the page, one notice for each conversation. The
 * service worker shows them where there is one: a phone knows no other way, and they may be clicked
 * when the page is closed. What is asked is done in this order, so that a closed one stays closed.
 */
export class Notices {
  readonly #lead: (place: string) => void
  /** Those that the page shows by itself. */
  readonly #own = new Map<Uuid, Notification>()
  #last: Promise<unknown> = Promise.resolve()

  /** A click calls `lead` with the notice's place, from the service worker in the tab that it chose. */
  constructor(lead: (place: string) => void) {
    this.#lead = lead
  }

  /** Hears of clicks that the service worker is told of, until the answer is called. */
  listen(): () => void {
    const { serviceWorker } = navigator as Partial<Navigator>
    const hear = ({ data }: MessageEvent) => {
      const { kind, place } = data as { kind?: string; place?: string }
      if (kind === 'lead' && place !== undefined) this.#lead(place)
    }
    serviceWorker?.addEventListener('message', hear)
    return () => {
      serviceWorker?.removeEventListener('message', hear)
    }
  }

  /** Shows it, unless it is not wanted any more when its turn comes. */
  show(notice: Notice, isWanted: () => boolean): void {
    this.#then(async () => {
      const registration = await activeWorker()
      if (!isWanted()) return
      const { conversationId, title, body, place } = notice
      const options: NoticeOptions = {
        body,
        icon: '/icon-192.png',
        tag: conversationId,
        renotify: true,
        data: { place },
      }
      if (registration) await registration.showNotification(title, options)
      else this.#showOwn(notice, new Notification(title, options))
    })
  }

  /** Closes those of these conversations, whichever tab showed them. */
  close(isOver: (conversation: Uuid) => boolean): void {
    this.#then(async () => {
      const registration = await activeWorker()
      const shown = [...((await registration?.getNotifications()) ?? []), ...this.#own.values()]
      for (const notification of shown) if (isOver(notification.tag)) notification.close()
    })
  }

  #showOwn({ conversationId, place }: Notice, shown: Notification): void {
    this.#own.set(conversationId, shown)
    shown.onclick = () => {
      window.focus()
      shown.close()
      this.#lead(place)
    }
    shown.onclose = () => {
      if (this.#own.get(conversationId) === shown) this.#own.delete(conversationId)
    }
  }

  #then(work: () => Promise<void>): void {
    // A browser that shows none here has said so by rejecting; there is nothing else to do.
    this.#last = this.#last.then(work).catch(() => undefined)
  }
}

async function activeWorker(): Promise<ServiceWorkerRegistration | undefined> {
  const { serviceWorker } = navigator as Partial<Navigator>
  const registration = await serviceWorker?.getRegistration()
  return registration?.active ? registration : undefined
}
