import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'

/**
 * Up to when nothing more can come to be recorded: `at`, or the beginning of the oldest transaction that still runs, whose facts
 * carry its own time when it commits.
 */
export async function knownUntil(db: Db | Tx, at: Date): Promise<Date> {
  const { rows } = await sql<{ oldest: Date | null }>`
    select min(xact_start) as oldest from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(db)
  const oldest = rows[0]?.oldest
  return oldest && oldest < at ? oldest : at
}
