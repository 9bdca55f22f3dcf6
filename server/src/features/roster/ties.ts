import { sql, type Kysely } from 'kysely'
import type { Role } from '#protocol/common.ts'
import type { OrganisationSettings } from '#protocol/organisations.ts'
import type { Database } from '#server/platform/database/types.ts'

export type Tie = {
  role: Role
  organisationId: string
  classId: string | null
  /** For a guardian: through whom. */
  childId: string | null
}

/** A person's ties that are valid at an instant; empty while everything still waits for approval. */
export async function rolesOf(db: Kysely<Database>, personId: string, at: Date = new Date()): Promise<Tie[]> {
  const { rows } = await sql<Tie>`
    select role, organisation_id as "organisationId", class_id as "classId", child_id as "childId"
    from ties_at(${at}) where person_id = ${personId}
    order by organisation_id, class_id nulls first, role`.execute(db)
  return rows
}

/** A pupil whom no organisation lets in before a guardian has agreed. */
export async function waitsEverywhere(db: Kysely<Database>, personId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select waits_everywhere(${personId}, ${at}) as yes`.execute(db)
  return rows[0]!.yes
}

export type ManagingRole = 'head' | 'deputy' | 'administrator' | 'office_specialist'

/** By what right somebody manages: `organisationId` is the office above for an office specialist. */
export type Managing = { role: ManagingRole; organisationId: string }

/**
 * Head, deputy or administrator of the organisation itself, or office specialist (or head, administrator) of an office
 * above it or of itself; null for everybody else. The strongest right wins.
 */
export async function mayManage(
  db: Kysely<Database>,
  personId: string,
  organisationId: string,
  at: Date = new Date(),
): Promise<Managing | null> {
  const { rows } = await sql<Managing>`
    select g.role, g.organisation_id as "organisationId"
    from organisations_above(${organisationId}) a
    join role_grants g on g.organisation_id = a.id
    where g.person_id = ${personId} and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
      and case when a.depth = 0 then g.role in ('head', 'deputy', 'administrator', 'office_specialist')
        else g.role = 'office_specialist' end
    order by array_position(array['office_specialist', 'head', 'deputy', 'administrator'], g.role), a.depth desc
    limit 1`.execute(db)
  return rows[0] ?? null
}

/** The organisation itself and the offices above it, from the bottom up. */
export async function organisationIdsAbove(db: Kysely<Database>, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from organisations_above(${organisationId}) order by depth`.execute(db)
  return rows.map((row) => row.id)
}

/** Works there now, in whatever role. */
export async function isStaffOf(
  db: Kysely<Database>,
  personId: string,
  organisationId: string,
  at: Date = new Date(),
): Promise<boolean> {
  const { rows } = await sql`
    select from role_grants
    where person_id = ${personId} and organisation_id = ${organisationId} and role <> 'operator'
      and valid_from <= ${at} and (valid_to is null or valid_to > ${at}) limit 1`.execute(db)
  return rows.length > 0
}

export const defaultSettings: OrganisationSettings = {
  pupilToPupil: true,
  pupilToTeacher: true,
  guardianToTeacher: true,
  guardianToAdministration: true,
  staffAcrossOrganisations: true,
}

/** Who may write to whom in an organisation, as chosen there or by default. */
export async function organisationSettings(
  db: Kysely<Database>,
  organisationId: string,
): Promise<OrganisationSettings> {
  const row = await db
    .selectFrom('organisations')
    .select('settings')
    .where('id', '=', organisationId)
    .executeTakeFirst()
  return { ...defaultSettings, ...(row?.settings as Partial<OrganisationSettings> | undefined) }
}
