import type {
  Message,
  OperationName,
  RequestFrame,
  SyncReply,
  Uuid,
} from '@/shared/protocol/generated'
import { ada, bob, conversation, posted } from './examples'
import { type FakeSocket, FakeSockets } from './fake-socket'

type Answer = (socket: FakeSocket, frame: RequestFrame) => void

/**
 * A server of one conversation between Ada, whose client is tested, and Bob. A test takes over
 * single operations with `answer`, to lose, refuse, double or delay.
 */
export class ScriptedServer {
  readonly sockets = new FakeSockets()
  readonly messages: Message[] = []
  epoch = 'epoch-1'
  isReachable = true
  readonly #answers = new Map<OperationName, Answer>()

  constructor() {
    this.sockets.onOpen = (socket) => {
      if (this.isReachable) socket.accept()
      else socket.drop()
    }
    this.sockets.onRequest = (socket, frame) => {
      const answer = this.#answers.get(frame.type)
      if (answer) answer(socket, frame)
      else this.usual(socket, frame)
    }
  }

  /** Takes over an operation, until `undefined` gives it back. */
  answer(type: OperationName, answer: Answer | undefined): void {
    if (answer) this.#answers.set(type, answer)
    else this.#answers.delete(type)
  }

  /** Puts a message into the conversation; nobody hears of it yet. */
  store(more: Partial<Message> = {}): Message {
    const seq = this.messages.length + 1
    const { message } = posted('c1', seq, more).data
    this.messages.push(message)
    return message
  }

  /** Tells every socket that is open of a message. */
  tell({ seq }: Message): void {
    for (const socket of this.sockets.all) {
      if (!socket.isClosed) socket.event(posted('c1', seq, this.messages[seq - 1]))
    }
  }

  requests<Name extends OperationName>(type: Name): RequestFrame<Name>[] {
    return this.sockets.all.flatMap((socket) => socket.requests(type))
  }

  usual(socket: FakeSocket, frame: RequestFrame): void {
    switch (frame.type) {
      case 'authenticate':
        socket.reply<'authenticate'>(frame, { user: ada, sessionId: 's1' })
        break
      case 'refresh':
        socket.reply<'refresh'>(frame, {
          accessToken: 'access-2',
          accessTokenExpiresAt: '2026-06-01T13:00:00.000Z',
          refreshToken: 'refresh-2',
        })
        break
      case 'getConversations':
        socket.reply<'getConversations'>(frame, {
          conversations: this.messages.length > 0 ? [this.#conversation()] : [],
        })
        break
      case 'getMessages':
        socket.reply<'getMessages'>(frame, this.#page((frame as RequestFrame<'getMessages'>).data))
        break
      case 'getUsers':
        socket.reply<'getUsers'>(frame, { users: [ada, bob] })
        break
      case 'sendMessage':
        this.#post(socket, frame as RequestFrame<'sendMessage'>)
        break
      case 'sync':
        socket.reply<'sync'>(frame, this.#since((frame as RequestFrame<'sync'>).data.positions))
        break
      default:
        socket.reply(frame, {})
    }
  }

  #conversation() {
    return conversation('c1', this.messages.length, { lastMessage: this.messages.at(-1)! })
  }

  #page({ before, limit = 50 }: { before?: number; limit?: number }) {
    const earlier = this.messages.filter(({ seq }) => before === undefined || seq < before)
    return { messages: earlier.slice(-limit), hasMore: earlier.length > limit }
  }

  #post(socket: FakeSocket, frame: RequestFrame<'sendMessage'>): void {
    const { cid, body } = frame.data
    const known = this.messages.find((message) => message.cid === cid)
    const message = known ?? this.store({ cid, body, senderId: ada.id })
    const { conversationId, seq, sentAt } = message
    socket.reply<'sendMessage'>(frame, { conversationId, seq, cid, sentAt })
  }

  #since(positions: Record<Uuid, number>): SyncReply {
    const head = this.messages.length
    const position = positions['c1']
    const lacking = position === undefined ? [] : this.messages.slice(position)
    return {
      events: lacking.map(({ seq }) => posted('c1', seq, this.messages[seq - 1])),
      heads: head > 0 ? { c1: head } : {},
      gone: [],
      epoch: this.epoch,
      recovered: true,
      more: false,
    }
  }
}
