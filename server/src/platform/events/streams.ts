import { sql } from 'kysely'
import type { StreamKind } from '#protocol/contract.ts'
import type { Tx } from '../call.ts'
import { refuse } from '../refusal.ts'

/**
 * Makes the row that numbers a stream's events. Once, together with the thing itself. Throws `id_taken`: clients choose
 * ids, and whoever chose that of another stream would hear what is said there.
 */
export async function createStream(tx: Tx, id: string, kind: StreamKind): Promise<void> {
  await createStreams(tx, [id], kind)
}

/** The same for many things of one kind. */
export async function createStreams(tx: Tx, ids: readonly string[], kind: StreamKind): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    insert into streams (id, kind) select id, ${kind} from unnest(${[...ids]}::uuid[]) as s (id)
    on conflict do nothing`.execute(tx)
  if (numAffectedRows < BigInt(ids.length)) throw refuse.id_taken()
}

export type PendingEvent = {
  streamId: string
  name: string
  data: string
  /** Of a change: the version that the changed thing came with. Who reads only from later on is told the number alone. */
  aboutVersion?: number | null
}
export type NumberedEvent = PendingEvent & { version: number; audienceVersion: number; at: Date }

/**
 * Raises the streams' versions and stores the events. The row lock on a stream gives its commit order;
 * streams are touched in sorted order, so that two transactions never wait for each other.
 */
export async function numberEvents(
  tx: Tx,
  pending: readonly PendingEvent[],
  audienceChanged: ReadonlySet<string>,
  at: Date,
): Promise<NumberedEvent[]> {
  const wanted = new Map<string, number>()
  for (const streamId of audienceChanged) wanted.set(streamId, 0)
  for (const { streamId } of pending) wanted.set(streamId, (wanted.get(streamId) ?? 0) + 1)
  const next = await raise(tx, wanted, audienceChanged, at)
  const events = pending.map((event) => {
    const stream = next.get(event.streamId)!
    stream.version += 1
    return { ...event, version: stream.version, audienceVersion: stream.audienceVersion, at }
  })
  await store(tx, events)
  return events
}

type Raised = { version: number; audienceVersion: number }

/** Gives the versions from which each stream's new events count on. */
async function raise(tx: Tx, wanted: ReadonlyMap<string, number>, audience: ReadonlySet<string>, at: Date) {
  const ids = [...wanted.keys()].sort()
  const counts = ids.map((id) => wanted.get(id)!)
  const audiences = ids.map((id) => (audience.has(id) ? 1 : 0))
  if (ids.length > 1) await sql`select 1 from streams where id = any(${ids}::uuid[]) order by id for update`.execute(tx)
  const { rows } = await sql<{ id: string; before: number; audience: number }>`
    update streams set version = version + w.n, audience_version = audience_version + w.a,
      changed_xid = pg_current_xact_id(), changed_at = ${at}
    from unnest(${ids}::uuid[], ${counts}::bigint[], ${audiences}::int[]) as w (id, n, a)
    where streams.id = w.id
    returning streams.id, version - w.n as before, audience_version as audience`.execute(tx)
  if (rows.length < ids.length) throw new Error('an event was published on a stream that does not exist')
  return new Map<string, Raised>(rows.map((row) => [row.id, { version: row.before, audienceVersion: row.audience }]))
}

async function store(tx: Tx, events: readonly NumberedEvent[]): Promise<void> {
  if (events.length === 0) return
  await sql`
    insert into events (stream_id, version, day, at, name, audience_version, data, about_version)
    select s, v, ${dayOf(events[0]!.at)}::date, ${events[0]!.at}, n, a, d::json, about
    from unnest(
      ${events.map((event) => event.streamId)}::uuid[], ${events.map((event) => event.version)}::bigint[],
      ${events.map((event) => event.name)}::text[], ${events.map((event) => event.audienceVersion)}::bigint[],
      ${events.map((event) => event.data)}::text[],
      ${events.map((event) => event.aboutVersion ?? null)}::bigint[]) as e (s, v, n, a, d, about)`.execute(tx)
}

/** The partition an event belongs to: its day in UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
