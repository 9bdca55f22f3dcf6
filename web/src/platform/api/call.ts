import { serverTimeIs } from '../clock.ts'
import type { CallContract, InputOf, OutputOf } from '#protocol/contract.ts'
import type { RefusalBody } from '#protocol/envelope.ts'
import { currentLanguage } from '../i18n/language.ts'
import { newId } from '../ids.ts'
import { LineError, Refusal } from './refusal.ts'

const usualTimeoutMs = 30_000
const triesMax = 3

type Options = {
  /** The same id with the same input may be sent again without harm. Made anew when absent. */
  commandId?: string
  signal?: AbortSignal
  /** For work that takes long by its nature. */
  timeoutMs?: number
}

let onNotSignedIn: () => void = () => {}

/** Told when the server no longer knows our session. */
export function whenNotSignedIn(listener: () => void) {
  onNotSignedIn = listener
}

/**
 * Calls the server: `await call(findPeople, { text: 'Али' })`. Tries again a little when the line fails; a command keeps
 * its id, so nothing happens twice. Throws `Refusal` for a no, `LineError` when there is no answer.
 */
export async function call<C extends CallContract>(
  contract: C,
  input: InputOf<C>,
  options: Options = {},
): Promise<OutputOf<C>> {
  const commandId = options.commandId ?? newId()
  for (let tries = 1; ; tries++) {
    try {
      return (await post(contract.name, input, commandId, options)) as OutputOf<C>
    } catch (error) {
      if (!(error instanceof LineError) || tries === triesMax || options.signal?.aborted) throw error
      await new Promise((resolve) => setTimeout(resolve, tries * 400))
    }
  }
}

/** One try over HTTP. */
export async function post(
  name: string,
  input: unknown,
  commandId: string,
  { signal, timeoutMs = usualTimeoutMs }: Pick<Options, 'signal' | 'timeoutMs'> = {},
): Promise<unknown> {
  const stop = new AbortController()
  const giveUp = () => stop.abort()
  const timer = setTimeout(giveUp, timeoutMs)
  signal?.addEventListener('abort', giveUp)
  try {
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': currentLanguage(), 'x-command-id': commandId },
      body: JSON.stringify(input),
      signal: stop.signal,
    })
    serverTimeIs(response.headers.get('date'))
    return answerOf(response.status, await response.text())
  } catch (error) {
    if (error instanceof Refusal || error instanceof LineError) throw error
    throw new LineError(String(error))
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  }
}

/** What an answer means: its data, a `Refusal`, or a `LineError` for what may go better later. */
export function answerOf(status: number, text: string): unknown {
  const body = parsed(text)
  if (status < 300 && body !== undefined) return body
  if (!isRefusal(body)) throw new LineError(`answer ${status} without a body of ours`)
  throw failureOf(body)
}

/** Overload and restarts are the line's trouble, not a no. */
export function failureOf(body: RefusalBody): Refusal | LineError {
  if (body.status === 401 && body.code === 'not_signed_in') onNotSignedIn()
  if (body.status === 502 || body.status === 503 || body.status === 504) return new LineError(body.code, 1000)
  return new Refusal(body)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRefusal(body: unknown): body is RefusalBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'text' in body && 'status' in body
}
