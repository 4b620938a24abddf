import type { ErrorBody, ErrorCode } from '@/shared/protocol/generated'

/** Why a request failed: what the server said, or that it said nothing. */
export type FailureCode = ErrorCode | 'connection-lost' | 'timeout'

const passing: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'connection-lost',
  'timeout',
  'unavailable',
  'rate-limited',
])

export class RequestError extends Error {
  readonly code: FailureCode
  readonly retryAfterMs: number | undefined

  constructor(code: FailureCode, message: string, retryAfterMs?: number) {
    super(message)
    this.name = 'RequestError'
    this.code = code
    this.retryAfterMs = retryAfterMs
  }

  static of(body: ErrorBody): RequestError {
    return new RequestError(body.code, body.message, body.retryAfterMs)
  }

  /** Whether the same request may go well later. Its outcome may be unknown: repeat it with its `cid`. */
  get isPassing(): boolean {
    return passing.has(this.code)
  }
}

/** The code of whatever a request threw. */
export function failureCode(error: unknown): FailureCode {
  return error instanceof RequestError ? error.code : 'internal'
}

export function isPassing(error: unknown): boolean {
  return error instanceof RequestError && error.isPassing
}
