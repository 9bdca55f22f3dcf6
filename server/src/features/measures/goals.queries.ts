import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import type { GoalSet } from './goals.rules.ts'

export async function shortNames(db: Db | Tx, organisationIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('organisations')
    .select(['id', 'short_name'])
    .where('id', 'in', [...organisationIds])
    .execute()
  return new Map(rows.map((row) => [row.id, row.short_name]))
}

/** Goals that any of these organisations had set at an instant. */
export async function goalsAt(db: Db | Tx, organisationIds: readonly string[], at: Date): Promise<GoalSet[]> {
  const { rows } = await sql<GoalSet>`
    select g.organisation_id as "organisationId", g.indicator, g.percent, g.due::text as due, g.kinds
    from goals g
    where g.organisation_id = any(${[...organisationIds]}::uuid[])
      and g.recorded_at <= ${at} and (g.replaced_at is null or g.replaced_at > ${at})`.execute(db)
  return rows
}
