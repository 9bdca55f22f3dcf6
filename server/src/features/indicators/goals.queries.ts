import { sql } from 'kysely'
import type { Db } from '#server/platform/call.ts'
import type { KeptGoal } from './goals.rules.ts'

/** Goals that hold now: of these organisations, or of all that stand below them too. By organisation. */
export async function goalsOf(
  db: Db,
  organisationIds: readonly string[],
  { below = false }: { below?: boolean } = {},
): Promise<Map<string, KeptGoal[]>> {
  const { rows } = await sql<KeptGoal>`
    with asked as (
      select id from unnest(${organisationIds}::uuid[]) as a (id)
      union
      select b.id from unnest(${organisationIds}::uuid[]) as a (id) cross join lateral organisations_below(a.id) b
      where ${below}::boolean)
    select g.id, g.organisation_id as "organisationId", o.short_name as "organisationShortName", g.indicator as code,
      g.percent, g.due::text as due, g.kinds
    from goals g join organisations o on o.id = g.organisation_id
    where g.replaced_at is null and g.organisation_id in (select id from asked)`.execute(db)
  return Map.groupBy(rows, ({ organisationId }) => organisationId)
}
