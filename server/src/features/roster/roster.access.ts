import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'

type Who = { personId: string; at: Date }

/**
 * By what right a person's name may be changed there: a manager of the organisation, or the form teacher of a class in
 * which the person is a pupil or a guardian. Throws `not_found` when there is no such right or no such tie.
 */
export async function requireRenaming(
  db: Db | Tx,
  { personId, at }: Who,
  about: { personId: string; organisationId: string },
): Promise<'manager' | 'form_teacher'> {
  const { rows } = await sql<{ manager: boolean }>`
    select manages(${personId}, ${about.organisationId}, ${at}) as manager
    from ties_at(${at}) t
    where t.person_id = ${about.personId} and t.organisation_id = ${about.organisationId}
      and (manages(${personId}, ${about.organisationId}, ${at})
        or (t.role in ('pupil', 'guardian') and exists (
          select from ties_at(${at}) f
          where f.person_id = ${personId} and f.class_id = t.class_id and f.role = 'form_teacher')))
    limit 1`.execute(db)
  if (!rows[0]) throw refuse.not_found()
  return rows[0].manager ? 'manager' : 'form_teacher'
}

/**
 * A guardian's tie to a child may be ended by the guardian, by managers of the child's organisation and by the form
 * teacher, never by another guardian. Gives the organisations and classes of the child. Throws `not_found`.
 */
export async function requireUntying(
  db: Db | Tx,
  { personId, at }: Who,
  tie: { guardianId: string; childId: string },
): Promise<{ classId: string; organisationId: string }[]> {
  const { rows } = await sql<{ classId: string; organisationId: string; may: boolean }>`
    select t.class_id as "classId", t.organisation_id as "organisationId",
      manages(${personId}, t.organisation_id, ${at}) or exists (
        select from ties_at(${at}) f
        where f.person_id = ${personId} and f.class_id = t.class_id and f.role = 'form_teacher') as may
    from ties_at(${at}) t where t.person_id = ${tie.childId} and t.role = 'pupil'`.execute(db)
  if (personId !== tie.guardianId && !rows.some((row) => row.may)) throw refuse.not_found()
  return rows.map(({ classId, organisationId }) => ({ classId, organisationId }))
}
