import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#server/platform/call.ts'

export type LogRow = {
  id: number
  number: number | null
  at: Date
  act: string
  organisationId: string | null
  organisationShortName: string | null
  /** Whether the row names somebody, and who that is as far as the person still exists. */
  hasActor: boolean
  actorId: string | null
  hasSubject: boolean
  subjectId: string | null
  hasOther: boolean
  otherId: string | null
  data: Readonly<Record<string, unknown>>
  className: string | null
  note: string
}

export type Condition = RawBuilder<unknown>

/** Rows that meet every condition, newest first. */
export async function logRows(db: Db, conditions: readonly Condition[], limit: number): Promise<LogRow[]> {
  const { rows } = await sql<LogRow>`
    with page as materialized (
      select a.* from audit a where ${sql.join(conditions, sql` and `)} order by a.id desc limit ${limit})
    select a.id, a.number, a.at, a.act, a.organisation_id as "organisationId", o.short_name as "organisationShortName",
      a.actor_ref is not null as "hasActor", actor.person_id as "actorId",
      a.subject_ref is not null as "hasSubject", subject.person_id as "subjectId",
      a.other_ref is not null as "hasOther", other.person_id as "otherId",
      a.data, c.name as "className", coalesce(n.text, '') as note
    from page a
    left join organisations o on o.id = a.organisation_id
    left join audit_persons actor on actor.reference = a.actor_ref
    left join audit_persons subject on subject.reference = a.subject_ref
    left join audit_persons other on other.reference = a.other_ref
    left join school_classes c on c.id = (a.data ->> 'classId')::uuid
    left join audit_notes n on n.audit_id = a.id
    order by a.id desc`.execute(db)
  return rows
}

/** One’s references: several where lines of lists turned out to be the same person. */
const referencesOf = (personId: string): Condition =>
  sql`array(select reference from audit_persons where person_id = ${personId})`

export const byPerson = (personId: string): Condition => sql`a.actor_ref = any(${referencesOf(personId)})`

export const aboutPerson = (personId: string): Condition =>
  sql`(a.subject_ref = any(${referencesOf(personId)}) or a.other_ref = any(${referencesOf(personId)}))`

export const before = (id: number): Condition => sql`a.id < ${id}`

export const inOrganisation = (organisationId: string, withBelow: boolean): Condition =>
  withBelow
    ? sql`a.organisation_id = any(array(select b.id from organisations_below(${organisationId}) b))`
    : sql`a.organisation_id = ${organisationId}`

/**
 * What was done about a report is seen by those who answer it: neither by the one it is about nor, when that one leads
 * the organisation, by his or her colleagues. Once the report is forgotten, its rows stand in the chain alone.
 */
export const reportsOnlyFor = (personId: string, at: Date): Condition => sql`
  (a.act not in ('report.opened', 'report.resolved') or exists (
    select from reports r cross join lateral
      report_answerers(r.organisation_id, r.about_id, r.about_moderator, r.class_id, ${at}) x
    where r.id = (a.data ->> 'reportId')::uuid and x.person_id = ${personId}))`

/**
 * Rows that speak of somebody, and looks at lists on which somebody stands now; not one's own acts, and nothing that
 * tells of a report.
 */
export const concerning = (personId: string, at: Date): Condition => sql`
  (${aboutPerson(personId)} or a.act in ('class.viewed', 'people.listed')
    and a.organisation_id = any(array(select t.organisation_id from ties_at(${at}) t where t.person_id = ${personId}))
    and exists (
      select from ties_at(${at}) t
      where t.person_id = ${personId} and t.organisation_id = a.organisation_id and (
        (a.act = 'class.viewed' and t.class_id = (a.data ->> 'classId')::uuid)
        or (a.act = 'people.listed' and case a.data ->> 'circle'
          when 'pupils' then t.role = 'pupil' when 'guardians' then t.role = 'guardian'
          when 'staff' then t.role not in ('pupil', 'guardian') else true end))))
  and (a.actor_ref is null or a.actor_ref <> all(${referencesOf(personId)}))
  and a.act not like 'report%'`
