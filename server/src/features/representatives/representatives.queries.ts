import { sql } from 'kysely'
import type { RelationState } from '#protocol/representatives.ts'
import type { Kinship, LegalKind } from '#protocol/roster.ts'
import type { Db } from '#server/platform/call.ts'

type Asked = {
  organisationId: string
  at: Date
  text: string
  classId?: string | undefined
  state?: RelationState | undefined
  offset: number
  limit: number
}
type Row = {
  guardianId: string
  childId: string
  className: string
  kinship: Kinship
  legalKind: LegalKind
  state: RelationState
  sign: boolean
  declinedBy: string | null
  declinedAt: Date | null
}

/** Unrestricted guardians by child; parts of `text` may stand anywhere in the two names together. */
export async function familyPage(db: Db, asked: Asked): Promise<{ total: number; rows: Row[] }> {
  const { organisationId, at, classId = null, state = null, offset, limit } = asked
  const words = asked.text.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)
  const { rows } = await sql<Row & { total: number }>`
    with learning as (
      select e.person_id as child_id, string_agg(distinct c.name, ', ' order by c.name) as "className"
      from school_classes c join enrolments e on e.class_id = c.id and e.kind = 'pupil'
        and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})
      where c.organisation_id = ${organisationId} and c.archived_at is null
        and (${classId}::uuid is null or c.id = ${classId})
      group by e.person_id
    ), pairs as (
      select w.guardian_id as "guardianId", w.child_id as "childId", l."className", w.shown_kinship as kinship,
        w.legal_kind as "legalKind", w.may_sign as sign,
        case when w.legal_kind in ('parent', 'adoptive_parent', 'guardian', 'custodian') then 'representative'
          when w.legal_kind <> 'unknown' then 'close' when k.declined_at is not null then 'declined'
          when k.child_id is not null then 'claimed' else 'unknown' end as state,
        k.declined_by as "declinedBy", k.declined_at as "declinedAt"
      from learning l join guardianships w on w.child_id = l.child_id
        and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})
      left join relation_claims k on k.guardian_id = w.guardian_id and k.child_id = w.child_id
      where not restricted(w.guardian_id, w.child_id, ${at})
    )
    select pairs.*, count(*) over () as total
    from pairs join persons n on n.id = pairs."childId" join persons g on g.id = pairs."guardianId"
    where (${state}::text is null or pairs.state = ${state}) and not exists (
      select from unnest(${words}::text[]) as w (word)
      where strpos(translate(lower(concat_ws(' ', n.family_name, n.given_name, n.patronymic, g.family_name, g.given_name,
        g.patronymic)), 'ё', 'е'), w.word) = 0)
    order by n.family_name, n.given_name, n.patronymic, n.id, g.family_name, g.given_name, g.id
    limit ${limit} offset ${offset}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) }
}
