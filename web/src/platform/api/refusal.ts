import type { RefusalBody } from '#protocol/envelope.ts'

/** The server understood and said no. `code` is stable, `message` is for people. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown>
  readonly body: RefusalBody

  constructor(body: RefusalBody) {
    super(body.text)
    this.name = 'Refusal'
    this.code = body.code
    this.status = body.status
    this.details = body.details ?? {}
    this.body = body
  }
}

/** No answer: no line, a timeout, a server that is restarting. Whether the call took effect is unknown; repeat it. */
export class LineError extends Error {
  readonly retryAfterMs: number

  constructor(message: string, retryAfterMs = 0) {
    super(message)
    this.name = 'LineError'
    this.retryAfterMs = retryAfterMs
  }
}
