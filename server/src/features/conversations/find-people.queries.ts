import { sql, type Kysely } from 'kysely'
import type { Database } from '#server/platform/database/types.ts'
import { nameMatches } from './name-search.queries.ts'

/**
 * Whoever could be written to, by name: staff of the organisations I work in, of those under the same office and under
 * my own office; everybody of my classes with their guardians; teachers and administration of my children; my family.
 * More than the rules allow, never less: each is weighed by them afterwards.
 */
export async function candidates(
  db: Kysely<Database>,
  personId: string,
  text: string,
  at: Date,
  { offset, limit }: { offset: number; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with mine as materialized (select * from ties_at(${at}) t where t.person_id = ${personId}),
    works as (select distinct organisation_id as id from mine where role not in ('operator', 'pupil', 'guardian')),
    offices as (
      select id from works
      union
      select o.id from works cross join lateral organisations_above(works.id) a
      join organisations o on o.id = a.id and o.kind = 'municipality'
    ),
    staffed as (select distinct b.id from offices cross join lateral organisations_below(offices.id) b),
    circle as (
      select t.person_id as id from ties_at(${at}) t
      where t.organisation_id in (select id from staffed) and t.role not in ('operator', 'pupil', 'guardian')
      union
      select t.person_id from ties_at(${at}) t where t.class_id in (select class_id from mine where class_id is not null)
      union
      select t.person_id from ties_at(${at}) t
      where t.organisation_id in (select organisation_id from mine where role = 'guardian')
        and t.role in ('head', 'deputy', 'administrator')
      union
      select t.person_id from ties_at(${at}) t
      where t.role = 'guardian' and t.organisation_id in (
        select organisation_id from mine where role in ('head', 'deputy', 'administrator'))
      union
      select child_id from guardianships where guardian_id = ${personId}
      union
      select guardian_id from guardianships where child_id = ${personId}
    )
    select n.id from circle join persons n on n.id = circle.id
    where n.id <> ${personId} and ${nameMatches(text, 'n')}
    order by n.family_name, n.given_name, n.patronymic, n.id
    offset ${offset} limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}
