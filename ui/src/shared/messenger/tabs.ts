/** What one tab tells the others. */
export interface Channel<Message> {
  post(message: Message): void
  close(): void
}

/** The other tabs of this browser. */
export interface Tabs {
  /** Runs while no other tab runs anything of this name; rejects where `signal` came before its turn did. */
  alone(name: string, signal: AbortSignal, run: () => Promise<void>): Promise<void>
  /** Whether some tab runs something of this name now. */
  isHeld(name: string): Promise<boolean>
  channel<Message>(name: string, receive: (message: Message) => void): Channel<Message>
}

export const browserTabs: Tabs = {
  alone: async (name, signal, run) => {
    // A page that came without TLS from another machine has no locks. What tabs then do at the same
    // time must be harmless.
    const locks = (navigator as Partial<Navigator>).locks
    await (locks ? locks.request(name, { signal }, run) : run())
  },
  isHeld: async (name) => {
    const locks = (navigator as Partial<Navigator>).locks
    const held = (await locks?.query())?.held ?? []
    return held.some((lock) => lock.name === name)
  },
  channel: (name, receive) => {
    const channel = new BroadcastChannel(name)
    channel.onmessage = ({ data }) => {
      receive(data as Parameters<typeof receive>[0])
    }
    return {
      post: (message) => {
        channel.postMessage(message)
      },
      close: () => {
        channel.close()
      },
    }
  },
}
