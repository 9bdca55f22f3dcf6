import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import { usualCutOff, type CutOff } from './week.rules.ts'

/** The one cut-off of the tree that begins at `root`. */
export async function cutOffOfTree(
  db: Db | Tx,
  { id, timeZone }: { id: string; timeZone: string },
): Promise<CutOff> {
  const { rows } = await sql<{ weekday: number; minute: number }>`
    select weekday, at_minute as minute from cut_offs where organisation_id = ${id} and replaced_at is null`.execute(db)
  return { ...(rows[0] ?? usualCutOff), timeZone }
}
