import { sql } from 'kysely'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import type { Database } from '#server/platform/database/types.ts'
import { uuidV7 } from '#server/platform/ids.ts'
import { runIn } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import type { Random } from './random.ts'

/** What the writers of the demo share: one transaction, one stream of random numbers, and a clock set to any moment. */
export type Writing = {
  tx: Tx
  random: Random
  now: Date
  newIdAt(at: number): string
  /** Does what a command does, at a moment of the past. */
  act<T>(at: number, work: (ctx: CommandContext) => Promise<T>, actorId?: string): Promise<T>
}

export function writingIn(tx: Tx, services: Services, random: Random): Writing {
  const newIdAt = (at: number) => uuidV7(Math.floor(at), random.bytes10())
  return {
    tx,
    random,
    now: services.clock.now(),
    newIdAt,
    act(at, work, actorId) {
      const then: Services = { ...services, newId: () => newIdAt(at), clock: { now: () => new Date(at) } }
      const actor = actorId === undefined ? null : { accountId: actorId, personId: actorId, sessionId: actorId }
      return runIn(tx, then, actor, work)
    },
  }
}

type RowOf<T extends keyof Database> = Partial<Record<keyof Database[T], unknown>>

/** Inserts many rows in one statement. Every row has the same columns; the others get their defaults. */
export async function insertMany<T extends keyof Database>(tx: Tx, table: T, rows: readonly RowOf<T>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const columns = sql.join(Object.keys(rows[0]!).map((column) => sql.ref(column)))
    await sql`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows.slice(from, from + rowsAtOnce))}::json)
    `.execute(tx)
  }
}

const rowsAtOnce = 2000

/** How bytes are written in such a row. */
export function bytesOf(buffer: Buffer): string {
  return `\\x${buffer.toString('hex')}`
}
