import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import type { ClassKind } from '#protocol/classes.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'

export type ClassFacts = {
  id: string
  organisationId: string
  organisationKind: OrganisationKind
  kind: ClassKind
  name: string
  academicYear: string
  timeZone: string
}
export type ClassRights = { edit: boolean; manage: boolean; enter: boolean }

type Who = { personId: string; at: Date }

/** The class for its teachers and the managers of the organisation; `not_found` for everybody else. */
export async function requireClass(
  db: Db | Tx,
  { personId, at }: Who,
  classId: string,
): Promise<{ facts: ClassFacts; rights: ClassRights }> {
  const { rows } = await sql<ClassFacts & { manages: boolean; leads: boolean; teaches: boolean; enters: boolean }>`
    select c.id, c.organisation_id as "organisationId", o.kind as "organisationKind", c.kind, c.name,
      c.academic_year as "academicYear", o.time_zone as "timeZone", manages(${personId}, o.id, ${at}) as manages,
      teaches(${personId}, c.id, ${at}) as teaches,
      exists (select from ties_at(${at}) t
        where t.person_id = ${personId} and t.class_id = c.id and t.role = 'form_teacher') as leads,
      exists (select from ties_at(${at}) t
        where t.person_id = ${personId} and t.organisation_id = o.id
          and t.role in ('head', 'deputy', 'administrator')) as enters
    from school_classes c join organisations o on o.id = c.organisation_id
    where c.id = ${classId} and c.archived_at is null
      and c.kind in ('class', 'kindergarten_group', 'association', 'subject_group')`.execute(db)
  const row = rows[0]
  if (!row || !(row.manages || row.teaches)) throw refuse.not_found()
  const { manages, leads, enters, teaches: _, ...facts } = row
  return { facts, rights: { edit: manages || leads, manage: manages, enter: enters } }
}

/** For changes of the list, the codes and the name: the form teacher and the managers. */
export async function requireClassEditing(db: Db | Tx, who: Who, classId: string): Promise<ClassFacts> {
  const { facts, rights } = await requireClass(db, who, classId)
  if (!rights.edit) throw refuse.not_allowed()
  return facts
}

/** For who teaches: the managers. */
export async function requireClassManaging(db: Db | Tx, who: Who, classId: string): Promise<ClassFacts> {
  const { facts, rights } = await requireClass(db, who, classId)
  if (!rights.manage) throw refuse.not_allowed()
  return facts
}
