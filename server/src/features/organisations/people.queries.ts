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
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await sql<Row & { total: number }>`
    with tied as materialized (
      select t.* from ties_at(${at}) t
      where t.organisation_id = ${organisationId} and t.role <> 'operator'
        and case ${circle ?? 'all'} when 'pupils' then t.role = 'pupil' when 'guardians' then t.role = 'guardian'
          when 'staff' then t.role not in ('pupil', 'guardian') else true end
    ), people as (
      select distinct person_id from tied
    ), codes as (
      ${codesOfPeople(at, state)}
    ), standings as materialized (
      ${standingsOfPeople(organisationId, at, state)}
    ), page as materialized (
      select p.id, p.family_name, p.given_name, p.patronymic, count(*) over () as total
      from people join persons p on p.id = people.person_id
      where translate(lower(p.family_name || ' ' || p.given_name || ' ' || p.patronymic), 'ё', 'е')
          like all (${patterns}::text[])
        and (${state ?? null}::text is null or p.id in (select person_id from standings where state = ${state ?? null}))
      order by p.family_name, p.given_name, p.patronymic, p.id
      limit ${limit} offset ${offset}
    ), held as (
      select t.person_id, json_agg(json_build_object(
        'role', t.role, 'position', t.position_text, 'classId', t.class_id, 'className', t.class_name,
        'childId', t.child_id) order by t.class_id is not null, t.class_name, t.role) as ties
      from tied t where t.person_id in (select id from page)
      group by t.person_id
    )
    select page.id, page.total, held.ties, coalesce(${state ?? null}, standing_in(${organisationId}, page.id, ${at})) as state,
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

/** What `joining_state` says of one person by the codes, of all of `people` at once; of nobody where no state is asked for. */
function codesOfPeople(at: Date, state: Asked['state']) {
  return sql`
    select distinct on (k.person_id) k.person_id, case when r.code_id is null then 'invited' else 'waiting' end as state
    from people join join_codes k on k.person_id = people.person_id and k.closed_at is null
    left join (select distinct code_id from join_requests where state = 'waiting') r on r.code_id = k.id
    where ${state ?? null}::text is not null and (k.expires_at > ${at} or r.code_id is not null)
    order by k.person_id, k.issued_at desc`
}

/** The same as `standing_in`, of all of `people` at once. */
function standingsOfPeople(organisationId: string, at: Date, state: Asked['state']) {
  return sql`
    select people.person_id, case
      when a.id is null then coalesce(codes.state, 'not_invited')
      when a.blocked_at is not null then 'blocked'
      when o.asks and awaits_consent(people.person_id, ${organisationId}, ${at}) then 'awaits_consent'
      else 'joined' end as state
    from people
    cross join (
      select coalesce(consent_since, consent_both_since) is not null as asks
      from organisations where id = ${organisationId}) o
    left join accounts a on a.person_id = people.person_id
    left join codes on codes.person_id = people.person_id
    where ${state ?? null}::text is not null`
}
