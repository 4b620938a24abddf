import type { OpenSocket } from './socket'

/** The server's socket lies beside the page. */
export function socketAddress(page: URL): string {
  const address = new URL('/ws', page)
  address.protocol = page.protocol === 'https:' ? 'wss:' : 'ws:'
  return address.href
}

export function browserSocket(address: string): OpenSocket {
  return (listener) => {
    const socket = new WebSocket(address, 'mehari.v1')
    socket.addEventListener('open', () => {
      listener.opened()
    })
    socket.addEventListener('message', (message) => {
      if (typeof message.data === 'string') listener.received(message.data)
    })
    socket.addEventListener('close', (close) => {
      listener.closed(close.code)
    })
    return {
      send: (text) => {
        socket.send(text)
      },
      close: () => {
        socket.close(1000)
      },
    }
  }
}
