import { describe, expect, it } from 'vitest'
import type { Message, RequestFrame } from '@/shared/protocol/generated'
import { Dice } from '@/shared/testing/dice'
import { ada, posted } from '@/shared/testing/examples'
import type { FakeSocket } from '@/shared/testing/fake-socket'
import { settle } from '@/shared/testing/manual-clock'
import { ScriptedServer } from '@/shared/testing/scripted-server'
import { aBrowser, signedIn } from '@/shared/testing/signed-in'

const STEPS = 60
const PATIENCE_MS = 60_000
const HOUR_MS = 60 * 60_000

/** Two tabs of one browser, and everything that can go wrong between them and the server. */
class Turmoil {
  readonly server = new ScriptedServer()
  readonly written: string[] = []
  readonly #browser: ReturnType<typeof aBrowser>
  readonly #dice: Dice
  readonly #late: (() => void)[] = []
  #tabs: ReturnType<typeof signedIn>[] = []

  constructor(seed: number) {
    this.#dice = new Dice(seed)
    // A page that came without TLS has no locks: its tabs get in each other's way.
    this.#browser = aBrowser({ hasLocks: seed % 3 !== 0 })
    this.server.answer('sendMessage', (socket, frame) => {
      this.#takeMessage(socket, frame as RequestFrame<'sendMessage'>)
    })
    this.#tabs = [this.#opened(), this.#opened()]
  }

  async step(): Promise<void> {
    const dice = this.#dice
    const steps: (() => void | Promise<void>)[] = [
      () => {
        this.#write()
      },
      () => {
        this.#write()
      },
      () => {
        this.#write()
      },
      () => {
        this.#tell(this.server.store())
      },
      () => this.#late.splice(Math.floor(dice.roll() * this.#late.length), 1)[0]?.(),
      () =>
        this.#openSockets()
          .at(-1)
          ?.drop(dice.one([1001, 1006, 4408])),
      () => {
        this.server.isReachable = dice.roll() < 0.7
      },
      () => {
        this.#browser.clock.set((dice.roll() - 0.5) * 48 * HOUR_MS)
      },
      () => this.#reopenTab(),
      () => this.#browser.clock.advance(dice.roll() * 20_000),
    ]
    await dice.one(steps)()
    await settle()
  }

  /** Everything works again, for long enough. */
  async calm(): Promise<void> {
    this.server.isReachable = true
    this.server.answer('sendMessage', undefined)
    await this.#browser.clock.advance(6 * 60_000)
  }

  get tabs() {
    return this.#tabs
  }

  #opened() {
    const tab = signedIn(this.server, this.#browser)
    tab.messenger.start()
    tab.messenger.openConversation('bob-id')
    return tab
  }

  async #reopenTab() {
    const index = Math.floor(this.#dice.roll() * this.#tabs.length)
    this.#tabs[index]?.messenger.stop()
    await settle()
    this.#tabs[index] = this.#opened()
  }

  #write() {
    const body = `written ${this.written.length + 1}`
    this.written.push(body)
    this.#dice.one(this.#tabs).messenger.send('bob-id', body)
  }

  #takeMessage(socket: FakeSocket, frame: RequestFrame<'sendMessage'>) {
    const { server } = this
    const known = server.messages.length
    const store = () => {
      const { cid, body } = frame.data
      if (server.messages.some((message) => message.cid === cid)) return
      server.store({ cid, body, senderId: ada.id })
    }
    const outcomes = [
      () => {
        server.usual(socket, frame)
      },
      () => {
        store()
        socket.drop()
      },
      store,
      () => {
        socket.refuse(frame, 'unavailable')
      },
      () => {
        store()
        socket.refuse(frame, 'unavailable')
      },
      () => {
        socket.refuse(frame, 'rate-limited', 1_500)
      },
      () => {
        socket.refuse(frame, 'token-expired')
        socket.drop(4401)
      },
      () => {
        this.#late.push(() => {
          if (!socket.isClosed) server.usual(socket, frame)
        })
      },
    ]
    this.#dice.one(outcomes)()
    const news = server.messages[known]
    if (news) this.#tell(news)
  }

  /** An event arrives, or twice, or late, or never; not always at every tab. */
  #tell({ seq }: Message) {
    for (const socket of this.#openSockets()) {
      const arrive = () => {
        if (!socket.isClosed) socket.event(posted('c1', seq, this.server.messages[seq - 1]))
      }
      const fates = [
        arrive,
        () => {
          arrive()
          arrive()
        },
        () => this.#late.push(arrive),
        () => undefined,
      ]
      this.#dice.one(fates)()
    }
  }

  #openSockets() {
    return this.server.sockets.all.filter(({ isClosed }) => !isClosed)
  }
}

describe('whatever goes wrong', () => {
  const seeds = Array.from({ length: 25 }, (_, index) => index + 1)

  it.each(seeds)(
    'each message is posted once, in order, and seen in both tabs (%i)',
    async (seed) => {
      const turmoil = new Turmoil(seed)
      for (let step = 0; step < STEPS; step++) await turmoil.step()
      await turmoil.calm()
      const { messages } = turmoil.server
      const own = messages.filter(({ senderId }) => senderId === ada.id)
      expect(own.map(({ body }) => body)).toEqual(turmoil.written)
      for (const { messenger, bodies } of turmoil.tabs) {
        expect(messenger.state.get().outbox).toEqual([])
        expect(bodies()).toEqual(messages.map(({ body }) => body))
      }
    },
    PATIENCE_MS,
  )
})
