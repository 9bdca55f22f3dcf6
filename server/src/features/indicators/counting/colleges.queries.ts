import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'

/** Topmost offices that count no colleges, as it was recorded by an instant. */
export async function officesWithoutColleges(db: Db | Tx, at: Date): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from college_settings
    where not counted and recorded_at <= ${at} and (replaced_at is null or replaced_at > ${at})`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** What the office of a tree says now. */
export async function countsColleges(db: Db | Tx, rootId: string, at: Date): Promise<boolean> {
  return !(await officesWithoutColleges(db, at)).has(rootId)
}
