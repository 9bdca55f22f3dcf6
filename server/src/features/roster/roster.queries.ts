import { sql, type Kysely } from 'kysely'
import type { PersonTie } from '#protocol/organisations.ts'
import type { Kinship, LegalKind } from '#protocol/roster.ts'
import type { Database } from '#server/platform/database/types.ts'

type AnyDb = Kysely<Database>

export type VisibleTie = {
  organisationId: string
  organisationShortName: string
  tie: PersonTie
  managed: boolean
  family: boolean
}

/**
 * Ties of a person that a reader may see: all of one's own and of one's children; staff of the same organisation each
 * other's work; pupils and guardians the teachers of their classes and the administration; of pupils and guardians the
 * managers and the teachers of the class. `family`: may see guardians and children.
 */
export async function visibleTies(db: AnyDb, viewerId: string, personId: string, at: Date): Promise<VisibleTie[]> {
  const { rows } = await sql<VisibleTie>`
    select t.organisation_id as "organisationId", o.short_name as "organisationShortName",
      json_build_object('role', t.role, 'position', t.position_text, 'classId', t.class_id, 'className', t.class_name,
        'childId', case when seen.family then t.child_id end) as tie,
      seen.managed, seen.family
    from ties_at(${at}) t join organisations o on o.id = t.organisation_id
    cross join lateral (
      select manages(${viewerId}, t.organisation_id, ${at}) as managed,
        manages(${viewerId}, t.organisation_id, ${at}) or ${viewerId}::uuid = ${personId}::uuid
          or (t.role in ('pupil', 'guardian') and teaches(${viewerId}, t.class_id, ${at}))
          or exists (select from ties_at(${at}) w where w.person_id = ${viewerId} and w.child_id = t.person_id) as family
    ) seen
    where t.person_id = ${personId} and t.role <> 'operator'
      and (seen.family or (t.role not in ('pupil', 'guardian') and exists (
        select from admitted_ties_at(${at}) v
        where v.person_id = ${viewerId} and v.organisation_id = t.organisation_id and v.role <> 'operator'
          and (v.role not in ('pupil', 'guardian') or v.class_id = t.class_id
            or t.role in ('head', 'deputy', 'administrator')))))
    order by o.short_name, t.class_name, t.role = 'form_teacher', t.role`.execute(db)
  return rows
}

/** Classes in which somebody learns. */
export async function classesOf(db: AnyDb, pupilId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select class_id as id from ties_at(${at}) where person_id = ${pupilId} and role = 'pupil'`.execute(db)
  return rows.map((row) => row.id)
}

export type Rights = { write: boolean; reportAbsence: boolean; sign: boolean }

/** What a guardian is to a child by law and may do for it, whether restricted or not; undefined without a tie. */
export async function guardianshipOf(
  db: AnyDb,
  { guardianId, childId }: { guardianId: string; childId: string },
  at: Date,
): Promise<{ kinship: Kinship; legalKind: LegalKind; rights: Rights } | undefined> {
  const { rows } = await sql<{ kinship: Kinship; legalKind: LegalKind; rights: Rights }>`
    select shown_kinship as kinship, legal_kind as "legalKind",
      json_build_object('write', may_write, 'reportAbsence', may_report_absence, 'sign', may_sign) as rights
    from guardianships
    where guardian_id = ${guardianId} and child_id = ${childId}
      and valid_from <= ${at} and (valid_to is null or valid_to > ${at}) limit 1`.execute(db)
  return rows[0]
}

export type FamilyTie = { personId: string; kinship: Kinship }

export async function childrenOf(db: AnyDb, guardianId: string, at: Date): Promise<(FamilyTie & { rights: Rights })[]> {
  const { rows } = await sql<FamilyTie & { rights: Rights }>`
    select child_id as "personId", shown_kinship as kinship,
      json_build_object('write', may_write, 'reportAbsence', may_report_absence, 'sign', may_sign) as rights
    from guardianships
    where guardian_id = ${guardianId} and not restricted(guardian_id, child_id, ${at})
      and valid_from <= ${at} and (valid_to is null or valid_to > ${at})
    order by valid_from, child_id`.execute(db)
  return rows
}

/** Guardians whose contact with the child is not restricted. */
export async function guardiansOf(db: AnyDb, childId: string, at: Date): Promise<FamilyTie[]> {
  const { rows } = await sql<FamilyTie>`
    select guardian_id as "personId", shown_kinship as kinship from guardianships
    where child_id = ${childId} and not restricted(guardian_id, child_id, ${at})
      and valid_from <= ${at} and (valid_to is null or valid_to > ${at})
    order by valid_from, guardian_id`.execute(db)
  return rows
}

/** Everybody who is known as a guardian of one of these children, by ids. */
export async function guardiansOfMany(db: AnyDb, childIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct guardian_id as id from guardianships where child_id = any(${[...childIds]}::uuid[])`.execute(db)
  return rows.map(({ id }) => id)
}

/** Whether a guardian is kept away from a child at an instant. */
export async function isRestricted(
  db: AnyDb,
  { guardianId, childId }: { guardianId: string; childId: string },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select restricted(${guardianId}, ${childId}, ${at}) as yes`.execute(db)
  return rows[0]!.yes
}

/** Those with an account who manage an organisation at its own desk. */
export async function managersOf(db: AnyDb, organisationId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct g.person_id as id from role_grants g join accounts a on a.person_id = g.person_id
    where g.organisation_id = ${organisationId} and a.blocked_at is null
      and g.role in ('head', 'deputy', 'administrator', 'office_specialist')
      and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})`.execute(db)
  return rows.map((row) => row.id)
}

/** Form teachers of a class who have an account. */
export async function formTeachersOf(db: AnyDb, classId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct e.person_id as id from enrolments e join accounts a on a.person_id = e.person_id
    where e.class_id = ${classId} and e.kind = 'form_teacher' and a.blocked_at is null
      and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})`.execute(db)
  return rows.map((row) => row.id)
}

/** Names of an organisation's staff, for «is this new name like theirs?». */
export async function staffNames(
  db: AnyDb,
  organisationId: string,
  at: Date,
): Promise<{ id: string; familyName: string; givenName: string; patronymic: string }[]> {
  const { rows } = await sql<{ id: string; familyName: string; givenName: string; patronymic: string }>`
    select distinct p.id, p.family_name as "familyName", p.given_name as "givenName", p.patronymic
    from role_grants g join persons p on p.id = g.person_id
    where g.organisation_id = ${organisationId} and g.role <> 'operator'
      and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})`.execute(db)
  return rows
}
