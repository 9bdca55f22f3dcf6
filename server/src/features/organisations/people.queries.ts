import { sql } from 'kysely'
import type { Static } from 'typebox'
import type { JoiningState, PersonTie } from '#protocol/organisations.ts'
import type { Db } from '#server/platform/call.ts'

type Asked = {
  organisationId: string
  at: Date
  text: string
  circle: 'staff' | 'pupils' | 'guardians' | undefined
  state: Static<typeof JoiningState> | undefined
  offset: number
  limit: number
}
type Row = {
  id: string
  ties: PersonTie[]
  state: Static<typeof JoiningState>
  onLeave: boolean
  /** The instants after the last days. */
  leaveEnd: Date | null
  termEnd: Date | null
}

/**
 * People of an organisation by family name; the parts of `text` may stand anywhere in the name. Only a name and, where one is
 * asked for, how far somebody has come are looked at of everybody; the rest is read of those on the page.
 */
export async function peoplePage(db: Db, asked: Asked): Promise<{ total: number; rows: Row[] }> {
  const { organisationId, at, circle, state, offset, limit } = asked
  const words = asked.text.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)
  const { rows } = await sql<Row & { total: number }>`
    with tied as materialized (
      select t.* from ties_at(${at}) t
      where t.organisation_id = ${organisationId} and t.role <> 'operator'
        and case ${circle ?? 'all'} when 'pupils' then t.role = 'pupil' when 'guardians' then t.role = 'guardian'
          when 'staff' then t.role not in ('pupil', 'guardian') else true end
    ), people as (
      select distinct person_id from tied
    ), page as materialized (
      select p.id, p.family_name, p.given_name, p.patronymic, count(*) over () as total
      from people join persons p on p.id = people.person_id
      where not exists (
          select from unnest(${words}::text[]) as w (word)
          where strpos(translate(lower(p.family_name || ' ' || p.given_name || ' ' || p.patronymic), 'ё', 'е'), w.word) = 0)
        and (${state ?? null}::text is null or standing_in(${organisationId}, p.id, ${at}) = ${state ?? null})
      order by p.family_name, p.given_name, p.patronymic, p.id
      limit ${limit} offset ${offset}
    ), held as (
      select t.person_id, json_agg(json_build_object(
        'role', t.role, 'position', t.position_text, 'classId', t.class_id, 'className', t.class_name,
        'childId', t.child_id) order by t.class_id is not null, t.class_name, t.role) as ties
      from tied t where t.person_id in (select id from page)
      group by t.person_id
    )
    select page.id, page.total, held.ties, standing_in(${organisationId}, page.id, ${at}) as state,
      l.person_id is not null as "onLeave", l.valid_to as "leaveEnd",
      (select min(g.valid_to) from role_grants g
        where g.person_id = page.id and g.organisation_id = ${organisationId}
          and g.valid_from <= ${at} and g.valid_to > ${at}) as "termEnd"
    from page join held on held.person_id = page.id
    left join leaves l on l.person_id = page.id and l.organisation_id = ${organisationId}
      and l.valid_from <= ${at} and (l.valid_to is null or l.valid_to > ${at})
    order by page.family_name, page.given_name, page.patronymic, page.id`.execute(db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _total, ...row }) => row),
  }
}
