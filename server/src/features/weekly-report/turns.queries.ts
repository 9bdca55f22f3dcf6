import { sql } from 'kysely'
import type { Db } from '#server/platform/call.ts'

/** By whose word, and by which document, an organisation came or went. Empty: nobody said. */
export type Turn = { by: string; document: string }

type Between = { ids: readonly string[]; rootId: string; after: Date; until: Date }

/** The last time within these days that each was opened, closed, moved, or made to count or not to count. */
export async function turnsOf(db: Db, { ids, rootId, after, until }: Between): Promise<ReadonlyMap<string, Turn>> {
  const { rows } = await sql<Turn & { id: string }>`
    with versions as (
      select v.organisation_id, v.recorded_at, v.entered_by, v.document,
        (v.counted and not v.closed, v.parent_id) is distinct from
          (lag(v.counted and not v.closed) over former, lag(v.parent_id) over former) as turned
      from organisation_versions v where v.organisation_id = any(${[...ids]}::uuid[])
      window former as (partition by v.organisation_id order by v.version)
    ), turns as (
      select organisation_id as id, recorded_at, entered_by, document from versions where turned
      union all
      select o.id, c.recorded_at, c.entered_by, '' from college_settings c
      join organisations o on o.id = any(${[...ids]}::uuid[]) and o.kind = 'college' where c.organisation_id = ${rootId}
    )
    select distinct on (t.id) t.id, t.document, coalesce(concat_ws(' ', p.family_name, p.given_name, nullif(p.patronymic, '')), '') as by
    from turns t left join persons p on p.id = t.entered_by
    where t.recorded_at > ${after} and t.recorded_at <= ${until}
    order by t.id, t.recorded_at desc`.execute(db)
  return new Map(rows.map(({ id, ...turn }) => [id, turn]))
}
