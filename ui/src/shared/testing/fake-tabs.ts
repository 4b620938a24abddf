import type { Channel, Tabs } from '@/shared/messenger/tabs'

interface Member {
  name: string
  receive: (message: unknown) => void
}

/** Locks and channels of one browser whose tabs are the messengers of one test. */
export function fakeTabs({ hasLocks = true } = {}): Tabs {
  const members = new Set<Member>()
  const held = new Set<string>()
  const queues = new Map<string, Promise<unknown>>()

  async function alone(name: string, signal: AbortSignal, run: () => Promise<void>) {
    if (!hasLocks) {
      await run()
      return
    }
    const before = queues.get(name) ?? Promise.resolve()
    const turn = before.then(() => {
      signal.throwIfAborted()
      held.add(name)
      return run().finally(() => held.delete(name))
    })
    queues.set(
      name,
      turn.catch(() => undefined),
    )
    await turn
  }

  function channel<Message>(name: string, receive: (message: Message) => void): Channel<Message> {
    const member = { name, receive: receive as Member['receive'] }
    members.add(member)
    return {
      post: (message) => {
        const copy = structuredClone(message)
        for (const other of members) {
          if (other !== member && other.name === name) {
            setImmediate(() => {
              if (members.has(other)) other.receive(copy)
            })
          }
        }
      },
      close: () => members.delete(member),
    }
  }

  return { alone, isHeld: (name) => Promise.resolve(held.has(name)), channel }
}
