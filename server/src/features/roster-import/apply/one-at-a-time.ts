import { sql } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import { readingTimeoutMs } from '../limits.ts'
import { refuse } from '../roster-import.refusals.ts'

const lockNotAvailable = '55P03'

/**
 * Two files at once would each be compared with a roster that the other is changing: the second waits as long as a
 * municipality may take. Throws `imports_busy` after that.
 */
export async function oneImportAtATime(
  ctx: CommandContext<unknown>,
  waitMs: number = readingTimeoutMs * 2,
): Promise<void> {
  const { tx } = ctx
  const { rows } = await sql<{ lock: string; statement: string }>`
    select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement`.execute(tx)
  const limit = ({ lock, statement }: { lock: string; statement: string }) =>
    sql`
    select set_config('lock_timeout', ${lock}, true), set_config('statement_timeout', ${statement}, true)`.execute(tx)
  await limit({ lock: `${waitMs}ms`, statement: '0' })
  try {
    await lock(ctx, sql`select pg_advisory_xact_lock(hashtextextended('roster import', 0))`.execute(tx))
  } catch (error) {
    throw (error as { code?: unknown }).code === lockNotAvailable ? refuse.imports_busy() : error
  }
  await limit(rows[0]!)
}
