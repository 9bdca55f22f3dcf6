import { sql, type Kysely } from 'kysely'
import type { Database } from '#server/platform/database/types.ts'
import { nameMatches } from './name-search.queries.ts'

/**
 * Whoever could be written to, by name: staff of the organisations I work in, of those under the same office and under
 * my own office; everybody of my classes, with guardians where I teach or lead; the administration over my children; my
 * family. More than the rules allow (also who left), never less: each is weighed by them afterwards.
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
    learning as (select distinct class_id as id, role in ('teacher', 'form_teacher') as taught from mine
      where class_id is not null),
    led as (select distinct organisation_id as id from mine where role in ('head', 'deputy', 'administrator')),
    circle as (
      select g.person_id as id from staffed join role_grants g on g.organisation_id = staffed.id
      union
      select e.person_id from learning join enrolments e on e.class_id = learning.id
      union
      select w.guardian_id from learning join enrolments e on e.class_id = learning.id and e.kind = 'pupil'
      join guardianships w on w.child_id = e.person_id where learning.taught
      union
      select w.guardian_id from led join school_classes c on c.organisation_id = led.id
      join enrolments e on e.class_id = c.id and e.kind = 'pupil' join guardianships w on w.child_id = e.person_id
      union
      select g.person_id from mine join role_grants g on g.organisation_id = mine.organisation_id
      where mine.role = 'guardian' and g.role in ('head', 'deputy', 'administrator')
      union
      select child_id from guardianships where guardian_id = ${personId}
      union
      select guardian_id from guardianships where child_id = ${personId}
    )
    -- Person by person: reading everybody's name to find a few would be dearer than it looks to the planner.
    select n.id from circle cross join lateral (select * from persons p where p.id = circle.id offset 0) n
    where n.id <> ${personId} and ${nameMatches(text, 'n')}
    order by n.family_name, n.given_name, n.patronymic, n.id
    offset ${offset} limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}
