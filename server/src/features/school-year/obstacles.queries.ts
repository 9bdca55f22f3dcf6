import { sql } from 'kysely'
import type { YearObstacles } from '#protocol/school-year.ts'
import type { Db, Tx } from '#server/platform/call.ts'

/** What has changed in the classes of a roll-over since it was made: taking it back would lose it. */
export async function obstaclesTo(db: Db | Tx, rolloverId: string): Promise<YearObstacles> {
  const { rows } = await sql<YearObstacles>`
    with made as materialized (select id from school_classes where import_id = ${rolloverId}),
    facts as materialized (select distinct id from enrolment_facts where import_id = ${rolloverId}),
    changed as (
      select e.id from facts join enrolment_facts e on e.id = facts.id
      where e.replaced_at is null and e.import_id is distinct from ${rolloverId}
      union
      select e.id from made join enrolment_facts e on e.class_id = made.id
      where e.replaced_at is null and e.import_id is distinct from ${rolloverId}
        and (e.valid_to is null or e.valid_to > e.valid_from)
    )
    select
      (select count(*)::int from changed) as enrolments,
      (select count(*)::int from join_requests r
        where r.class_id in (select id from made) and r.state = 'waiting' and r.class_before is null) as requests,
      (select coalesce(sum(w.written), 0)::int from made join conversations k on k.class_id = made.id
        cross join lateral (
          select count(*) as written from messages m where m.conversation_id = k.id and m.system is null) w) as messages`.execute(
    db,
  )
  return rows[0]!
}

export function isFree({ enrolments, requests, messages }: YearObstacles): boolean {
  return enrolments + requests + messages === 0
}
