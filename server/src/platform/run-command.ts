import { sql } from 'kysely'
import { writeAudit } from './audit.ts'
import type { CommandContext, CommandHandler, Tx } from './call.ts'
import type { CallRequest } from './calls.ts'
import { numberEvents, type NumberedEvent, type PendingEvent } from './events/streams.ts'
import { refuse } from './refusal.ts'
import type { Services } from './services.ts'

const attemptsMax = 3
const serialisationFailure = '40001'
const deadlockDetected = '40P01'

/** Runs a command in one transaction; delivers its events after the commit. */
export async function runCommand(
  handler: CommandHandler,
  request: CallRequest,
  hash: Buffer,
  services: Services,
  prepared?: unknown,
): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(handler, request, { hash, prepared }, services)
    } catch (error) {
      if (attempt === attemptsMax || !isRetriable(error)) throw error
    }
  }
}

/** The same for work that nobody called: reactions, jobs, the command line. `actor` is whom it is done for, if anybody. */
export async function runAs<T>(
  services: Services,
  actor: CommandContext['actor'] | null,
  work: (context: CommandContext) => Promise<T>,
): Promise<T> {
  const { result, finish } = await services.db.transaction().execute((tx) => workIn(tx, services, actor, work))
  finish(services)
  return result
}

/**
 * The same inside a transaction that is open already: for much work at once before anybody listens. Events are stored and
 * delivered to nobody, and what was to follow the commit does not.
 */
export async function runIn<T>(
  tx: Tx,
  services: Services,
  actor: CommandContext['actor'] | null,
  work: (context: CommandContext) => Promise<T>,
): Promise<T> {
  return (await workIn(tx, services, actor, work)).result
}

async function workIn<T>(
  tx: Tx,
  services: Services,
  actor: CommandContext['actor'] | null,
  work: (context: CommandContext) => Promise<T>,
) {
  const origin = { address: 'local', device: 'server', language: 'ru', requestId: services.newId() } as const
  const collected = collect(tx, { actor, origin, input: null }, services)
  return { result: await work(collected.context as CommandContext), finish: await settle(collected) }
}

type Ready = { hash: Buffer; prepared: unknown }

async function runOnce(handler: CommandHandler, request: CallRequest, { hash, prepared }: Ready, services: Services) {
  // An answer that carries a secret is never kept: such a command is not repeated by its id.
  const repeatable = handler.secret ? { ...request, commandId: undefined } : request
  const outcome = await services.db.transaction().execute(async (tx) => {
    const before = await resultBefore(tx, repeatable, hash)
    if (before) return { result: before.result, finish: () => {} }
    const collected = collect(tx, request, services)
    const result = await handler.run!(collected.context as never, request.input as never, prepared as never)
    await keepResult(tx, repeatable, hash, result, collected.context.at)
    return { result, finish: await settle(collected) }
  })
  outcome.finish(services)
  return outcome.result
}

type Collected = {
  context: CommandContext<CallRequest['actor']>
  events: PendingEvent[]
  audiences: Set<string>
  effects: (() => void)[]
}

function collect(tx: Tx, request: CallRequest, services: Services): Collected {
  let at = services.clock.now()
  const collected: Omit<Collected, 'context'> = { events: [], audiences: new Set(), effects: [] }
  const waiting: Promise<unknown>[] = []
  const wait = (written: Promise<unknown>) => {
    // Where the command itself breaks nobody waits for this any more.
    written.catch(() => undefined)
    waiting.push(written)
  }
  const context: CommandContext<CallRequest['actor']> = {
    tx,
    actor: request.actor,
    origin: request.origin,
    get at() {
      return at
    },
    newId: services.newId,
    services,
    waited() {
      const now = services.clock.now()
      if (now > at) at = now
    },
    publish(event, streamId, data, aboutVersion) {
      collected.events.push({
        streamId,
        name: event.name,
        data: JSON.stringify(data),
        aboutVersion: aboutVersion ?? null,
      })
    },
    publishedOn: (streamId) => collected.events.filter((event) => event.streamId === streamId).length,
    audienceChanged(streamId) {
      collected.audiences.add(streamId)
    },
    later(topic, streamId, data, dueAt = at) {
      const row = { topic, stream_id: streamId, data: JSON.stringify(data), due_at: dueAt }
      wait(tx.insertInto('outbox').values(row).execute())
    },
    audit(act, about) {
      wait(writeAudit(tx, { act, actorId: about.actorId ?? request.actor?.personId ?? null, at }, about))
    },
    afterCommit(effect) {
      collected.effects.push(effect)
    },
  }
  return Object.assign(collected, { context, waiting })
}

/** Numbers the events as the transaction's last statements; gives what is to be done after the commit. */
async function settle(collected: Collected & { waiting?: Promise<unknown>[] }) {
  const { context, events, audiences, effects } = collected
  await Promise.all(collected.waiting ?? [])
  const numbered: NumberedEvent[] =
    events.length + audiences.size > 0 ? await numberEvents(context.tx, events, audiences, context.at) : []
  return (services: Services) => {
    services.bus.publish(numbered)
    for (const effect of effects) effect()
  }
}

async function resultBefore(tx: Tx, { actor, commandId }: CallRequest, hash: Buffer) {
  if (!actor || !commandId) return undefined
  // Two frames with one id at the same moment: the second waits here until the first has committed.
  await sql`select pg_advisory_xact_lock(hashtextextended(${actor.personId + commandId}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('command_results')
    .select(['input_hash', 'result'])
    .where('person_id', '=', actor.personId)
    .where('command_id', '=', commandId)
    .executeTakeFirst()
  if (row && !row.input_hash.equals(hash)) throw refuse.command_id_reused()
  return row
}

async function keepResult(tx: Tx, { actor, commandId }: CallRequest, hash: Buffer, result: unknown, at: Date) {
  if (!actor || !commandId) return
  const row = { person_id: actor.personId, command_id: commandId, input_hash: hash, result: JSON.stringify(result), at }
  await tx.insertInto('command_results').values(row).execute()
}

function isRetriable(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return code === serialisationFailure || code === deadlockDetected
}
