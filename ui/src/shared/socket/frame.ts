import type { ErrorFrame, ReplyFrame, ServerEvent } from '@/shared/protocol/generated'

/** A frame as it came: told apart, with event types that this client does not know left as they are. */
export type IncomingFrame = ReplyFrame | ErrorFrame | ServerEvent | { type: 'unknown' }

const eventTypes: ReadonlySet<string> = new Set<ServerEvent['type']>([
  'message.posted',
  'receipt.updated',
  'resync',
  'user.registered',
  'user.updated',
])

/** Reads a frame. What this client does not know is `unknown`, so that the server can grow. */
export function readFrame(text: string): IncomingFrame {
  let frame: unknown
  try {
    frame = JSON.parse(text)
  } catch {
    return { type: 'unknown' }
  }
  if (typeof frame !== 'object' || frame === null || !('type' in frame)) return { type: 'unknown' }
  const { type } = frame
  const isKnown =
    type === 'reply' || type === 'error' || (typeof type === 'string' && eventTypes.has(type))
  return isKnown ? (frame as IncomingFrame) : { type: 'unknown' }
}

export function isEvent(frame: IncomingFrame): frame is ServerEvent {
  return eventTypes.has(frame.type)
}
