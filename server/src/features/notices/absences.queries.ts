import { sql } from 'kysely'
import type { Tx } from '#server/platform/call.ts'

export type Moved = {
  noticeId: string
  personId: string
  organisationId: string
  /** Asked again, and has not acknowledged. */
  waits: boolean
}

/**
 * Weighs anew how these people stand to what asks them, of notices due after `dueAfter`: who has left (of a class: the class;
 * who worked there and is a guardian now has left, too), who is on long leave, who is back. Gives those who stand otherwise now.
 */
export async function followAbsences(tx: Tx, personIds: readonly string[], at: Date, dueAfter: Date): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    with asked as materialized (
      select r.notice_id, r.organisation_id, r.person_id, r.role in ('pupil', 'guardian') as of_class, r.away, n.circle
      from notice_recipients r join notices n on n.id = r.notice_id
      where r.person_id = any(${[...personIds]}::uuid[]) and n.withdrawn_at is null and n.due_at > ${dueAfter}
    ), tied as materialized (
      select distinct person_id, organisation_id, class_id, role, role in ('pupil', 'guardian') as of_class
      from admitted_ties_at(${at}) where person_id = any(${[...personIds]}::uuid[]) and role <> 'operator'
    ), weighed as (
      select a.*, case
        when not exists (
          select from tied t where t.person_id = a.person_id and t.organisation_id = a.organisation_id
            and (a.circle ->> 'classId' is null or t.class_id = (a.circle ->> 'classId')::uuid)
            and ((a.circle -> 'roles') ? t.role or (not a.of_class and not t.of_class))) then 'left'
        when not exists (
          select from tied t where t.person_id = a.person_id and t.organisation_id = a.organisation_id
            and t.of_class and (a.circle -> 'roles') ? t.role)
          and exists (
            select from leaves l where l.person_id = a.person_id and l.organisation_id = a.organisation_id
              and l.valid_from <= ${at} and (l.valid_to is null or l.valid_to > ${at})) then 'leave'
        end as now_away
      from asked a
    ), moved as (
      update notice_recipients r set away = w.now_away, away_since = case when w.now_away is not null then ${at}::timestamptz end
      from weighed w
      where r.notice_id = w.notice_id and r.organisation_id = w.organisation_id and r.person_id = w.person_id
        and w.now_away is distinct from w.away
      returning r.notice_id, r.organisation_id, r.person_id, r.away, r.acknowledged_at
    ), ended as (
      update notice_absences b set to_at = greatest(b.from_at, ${at}) from moved m
      where b.notice_id = m.notice_id and b.organisation_id = m.organisation_id and b.person_id = m.person_id and b.to_at is null
    ), begun as (
      insert into notice_absences (notice_id, organisation_id, person_id, why, from_at)
      select notice_id, organisation_id, person_id, away, ${at} from moved where away is not null
    )
    select notice_id as "noticeId", organisation_id as "organisationId", person_id as "personId",
      away is null and acknowledged_at is null as waits from moved`.execute(tx)
  return rows
}
