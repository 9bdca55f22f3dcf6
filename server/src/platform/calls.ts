import { createHash } from 'node:crypto'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Locale } from 'typebox/system'
import { Id } from '#protocol/common.ts'
import { writeLook } from './audit.ts'
import type { Actor, BatchWriter, CommandHandler, Handler, Origin, QueryContext, QueryHandler } from './call.ts'
import type { Limiter } from './limits.ts'
import { Refusal, refuse, type Language } from './refusal.ts'
import { runCommand } from './run-command.ts'
import type { Services } from './services.ts'

/** Every call there is, behind one path: parse, identify, limit, run. Both doors lead here. */
export type Calls = {
  readonly handlers: ReadonlyMap<string, Handler>
  /** Throws a `Refusal` for an expected «no»; anything else thrown is a bug. */
  call(name: string, request: CallRequest): Promise<unknown>
  /** Resolves when nothing that was accepted is in flight any more. */
  drained(): Promise<void>
}

export type CallRequest = {
  readonly actor: Actor | null
  readonly origin: Origin
  /** Makes a command safe to repeat: same id and input, same answer. */
  readonly commandId?: string | undefined
  readonly input: unknown
}

const isId = Compile(Id)

type Entry = { handler: Handler; check: ReturnType<typeof Compile>; writer: BatchWriter | undefined }

export function createCalls(handlers: readonly Handler[], services: Services): Calls {
  const entries = new Map(handlers.map((handler) => [handler.contract.name, entryOf(handler, services)]))
  const running = new Set<Promise<unknown>>()

  async function call(name: string, request: CallRequest): Promise<unknown> {
    const entry = entries.get(name)
    if (!entry) throw refuse.unknown_call({ name })
    const { handler, writer } = entry
    if (handler.signedIn && !request.actor) throw refuse.not_signed_in()
    limitOr429(handler, request, services.limiter)
    if (request.commandId !== undefined && !isId.Check(request.commandId)) throw refuse.bad_command_id()
    checkInput(entry, request.input, request.origin.language)
    const stopTimer = services.metrics.callStarted(name)
    try {
      const result = await track(
        running,
        run(handler, writer, { ...request, input: storable(request.input) }, services),
      )
      stopTimer('ok')
      return result
    } catch (error) {
      stopTimer(error instanceof Refusal ? error.code : 'failed')
      throw error
    }
  }

  return {
    handlers: new Map(handlers.map((handler) => [handler.contract.name, handler])),
    call,
    async drained() {
      await Promise.allSettled(running)
      for (const { writer } of entries.values()) await writer?.drained()
    },
  }
}

function run(
  handler: Handler,
  writer: BatchWriter | undefined,
  request: CallRequest,
  services: Services,
): Promise<unknown> {
  if (writer) return writer.submit(request.actor!, request.input as never, services.clock.now())
  if (handler.contract.kind === 'query') return runQuery(handler as QueryHandler, request, services)
  return runPrepared(handler as CommandHandler, request, services)
}

async function runPrepared(handler: CommandHandler, request: CallRequest, services: Services): Promise<unknown> {
  const { input } = request
  const context = askingContext(request, services)
  const prepared = await handler.prepare?.(context as never, input as never)
  return runCommand(handler, request, inputHash(input), services, prepared)
}

function runQuery(handler: QueryHandler, request: CallRequest, services: Services): Promise<unknown> {
  const { input } = request
  const context = askingContext(request, services)
  return handler.run(context as never, input as never)
}

/** What a query, or a command that prepares, has in hand. */
function askingContext({ actor, origin }: CallRequest, services: Services) {
  const { db } = services
  const at = services.clock.now()
  const looked: QueryContext['looked'] = (act, about) =>
    writeLook(db, { act, actorId: actor?.personId ?? null, at }, about)
  return { db, actor, origin, at, services, looked }
}

function entryOf(handler: Handler, services: Services): Entry {
  const batch = 'batch' in handler ? handler.batch : undefined
  return { handler, check: Compile(handler.contract.input as TSchema), writer: batch?.(services) }
}

function limitOr429(handler: Handler, { actor, origin }: CallRequest, limiter: Limiter): void {
  const limit = handler.limit ?? (handler.contract.kind === 'command' ? commandLimit : queryLimit)
  const key = limit.per === 'account' && actor ? actor.accountId : origin.address
  const scope = handler.limit ? handler.contract.name : handler.contract.kind
  const seconds = limiter.take(`${scope} ${key}`, limit)
  if (seconds > 0) throw refuse.too_many({ seconds })
}

/** What one account may do in all, besides the limits of single calls. */
const commandLimit = { per: 'account', count: 600, windowMs: 60_000 } as const
const queryLimit = { per: 'account', count: 1200, windowMs: 60_000 } as const

function checkInput(entry: Entry, input: unknown, language: Language): void {
  if (!entry.check.Check(input)) {
    Locale.Set(language === 'ru' ? Locale.ru_RU : Locale.en_US)
    const [error] = entry.check.Errors(input)
    const path = error?.instancePath.slice(1).replaceAll('/', '.') || Object.keys(error?.params ?? {})[0] || '.'
    throw refuse.bad_input({ path, message: error?.message ?? '?' })
  }
}

/**
 * The input with every text made storable: NUL and halves of signs, which nobody types but some devices send, become
 * U+FFFD. Lengths stay, so that marks keep their places.
 */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return isStorable(value) ? value : value.toWellFormed().replaceAll('\0', '\uFFFD')
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(storable)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, storable(inner)]))
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** SHA-256 over the input with sorted keys: two inputs that mean the same have the same hash. */
export function inputHash(input: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(sorted(input)) ?? '')
    .digest()
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}

async function track<T>(running: Set<Promise<unknown>>, promise: Promise<T>): Promise<T> {
  running.add(promise)
  try {
    return await promise
  } finally {
    running.delete(promise)
  }
}
