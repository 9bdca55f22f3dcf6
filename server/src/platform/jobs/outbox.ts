import { sql } from 'kysely'
import type { Tx } from '../call.ts'
import type { Feature } from '../feature.ts'
import type { Services } from '../services.ts'

export type OutboxRow = {
  readonly id: number
  readonly topic: string
  readonly streamId: string
  readonly data: unknown
  readonly attempts: number
}

type Reaction = (row: OutboxRow, services: Services) => Promise<void>

/** What is claimed at once: enough that finding the first of each stream does not count, few enough for a short transaction. */
const streamsMax = 200
const rowsMax = 500
/** Work of bulk topics is long: fewer rows, so that a stop does not wait for many. */
const bulkRowsMax = 50
/** A server of others that is away may cost half a minute for each. */
const outwardRowsMax = 10
/** After so long no further row is begun, so that what was done is let go soon and a crash repeats little. */
const claimMsMax = 20_000
const retryDelaysS = [5, 30, 120, 600, 3600]

/**
 * Hands the outbox's rows to the reactions of the features, each at least once. A row is claimed with SKIP LOCKED and
 * deleted in the same transaction, so a process that dies leaves it to the next one. What waits behind a row of the same
 * stream and topic is handled after it, also when it failed or another process has it. Topics that bring much work at once
 * (`bulk` of the features), and those that wait for servers of others (`outward`), have queues of their own: neither a region's
 * new school year nor a mail server that is away holds up a notification.
 */
export function startOutbox(
  features: readonly Feature[],
  services: Services,
  { pollMs = 1000 } = {},
): { drain(): Promise<void>; wake(): void } {
  const reactions = reactionsOf(features)
  const queues = queuesOf(features)
  const woken = new Set<Topics>()
  const endPauses = new Map<Topics, () => void>()
  let stopped = false

  function wake(): void {
    for (const topics of queues) {
      woken.add(topics)
      endPauses.get(topics)?.()
    }
  }

  async function loop(topics: Topics): Promise<void> {
    const of = { ...topics, stopped: () => stopped }
    while (!stopped) {
      woken.delete(topics)
      const handled = await claim(reactions, services, of).catch((error: unknown) => {
        services.log.error({ err: error }, 'outbox')
        return 0
      })
      const isMore = handled >= topics.moreFrom || woken.has(topics)
      if (!isMore && !stopped) await pause(pollMs, (resolve) => endPauses.set(topics, resolve))
    }
  }

  const loops = Promise.all(queues.map(loop))
  return {
    async drain() {
      stopped = true
      wake()
      await loops
    },
    wake,
  }
}

/** Several features may listen to one topic: all are called, in the order of the features. */
function reactionsOf(features: readonly Feature[]): Map<string, Reaction> {
  const all = Map.groupBy(
    features.flatMap((feature) => Object.entries(feature.reactions ?? {})),
    ([topic]) => topic,
  )
  return new Map(
    [...all].map(([topic, listeners]) => [
      topic,
      async (row, services) => {
        for (const [, react] of listeners) await react(row, services)
      },
    ]),
  )
}

/** Which topics a queue takes: these (`only`), or all but these. After `moreFrom` rows at once there may be more. */
type Topics = { topics: readonly string[]; only: boolean; rowsMax: number; moreFrom: number }
type Queue = Topics & { stopped: () => boolean }
const everything: Queue = { topics: [], only: false, rowsMax, moreFrom: streamsMax, stopped: () => false }

function queuesOf(features: readonly Feature[]): Topics[] {
  const bulk = features.flatMap((feature) => feature.bulk ?? [])
  const outward = features.flatMap((feature) => feature.outward ?? [])
  return [
    { topics: [...bulk, ...outward], only: false, rowsMax, moreFrom: streamsMax },
    { topics: bulk, only: true, rowsMax: bulkRowsMax, moreFrom: 1 },
    { topics: outward, only: true, rowsMax: outwardRowsMax, moreFrom: 1 },
  ]
}

/** Handles what is due now, of one queue or of all topics; gives how many rows it took. A stop leaves the rest to the next. */
export async function claim(
  reactions: ReadonlyMap<string, Reaction>,
  services: Services,
  queue: Queue = everything,
): Promise<number> {
  return services.db.transaction().execute(async (tx) => {
    // A reaction may take its time, and this transaction is idle meanwhile: ended then, everything would be done once more.
    await sql`select set_config('idle_in_transaction_session_timeout', '0', true)`.execute(tx)
    const rows = await takeDue(tx, services.clock.now(), queue)
    const endMs = performance.now() + claimMsMax
    const done: number[] = []
    const failed = new Set<string>()
    for (const row of rows) {
      if (queue.stopped() || performance.now() > endMs) break
      const line = `${row.topic} ${row.streamId}`
      if (failed.has(line)) continue
      const reaction = reactions.get(row.topic)
      try {
        if (!reaction) throw new Error(`nobody listens to ${row.topic}`)
        await reaction(row, services)
        done.push(row.id)
      } catch (error) {
        failed.add(line)
        services.log.error({ err: error, topic: row.topic, outboxId: row.id }, 'reaction failed')
        const delayS = retryDelaysS[Math.min(row.attempts, retryDelaysS.length - 1)]!
        const dueAt = new Date(services.clock.now().getTime() + delayS * 1000)
        await tx
          .updateTable('outbox')
          .set({ attempts: row.attempts + 1, due_at: dueAt })
          .where('id', '=', row.id)
          .execute()
      }
    }
    if (done.length > 0) await tx.deleteFrom('outbox').where('id', 'in', done).execute()
    return rows.length
  })
}

/**
 * The first row of each stream and topic is locked, and with it all that waits behind it: nobody else takes what is not
 * first. A row that waits for its hour holds up nothing unless it has failed before.
 */
async function takeDue(tx: Tx, now: Date, { topics, only, rowsMax: limit }: Queue): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    with first as materialized (
      select id, topic, stream_id from outbox
      where due_at <= ${now} and (topic = any(${[...topics]}::text[])) = ${only} and id in (
        select min(id) from outbox where due_at <= ${now} or attempts > 0 group by topic, stream_id)
      order by due_at, id limit ${streamsMax} for update skip locked)
    select o.id, o.topic, o.stream_id as "streamId", o.data, o.attempts
    from first join outbox o on o.topic = first.topic and o.stream_id = first.stream_id and o.id >= first.id
    where o.due_at <= ${now} order by o.id limit ${limit}`.execute(tx)
  return rows
}

function pause(ms: number, onWake: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    onWake(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
