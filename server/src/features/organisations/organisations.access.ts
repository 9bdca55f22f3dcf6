import type { OrganisationKind } from '#protocol/accounts.ts'
import type { OrganisationSettings, SecondFactorRole } from '#protocol/organisations.ts'
import { defaultSettings, isStaffOf, mayManage, type Managing } from '#server/features/roster/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'

export type OrganisationFacts = {
  id: string
  parentId: string | null
  kind: OrganisationKind
  name: string
  shortName: string
  timeZone: string
  settings: OrganisationSettings
  secondFactorFor: SecondFactorRole[]
  consentSince: Date | null
  consentBothSince: Date | null
  accountsFromGrade: number
  createdAt: Date
}

type Who = { personId: string; at: Date }

/** The organisation for those who manage it; `not_found` for strangers, `not_allowed` for others who work there. */
export async function requireManaging(
  db: Db | Tx,
  { personId, at }: Who,
  organisationId: string,
): Promise<{ organisation: OrganisationFacts; managing: Managing }> {
  const { organisation, managing } = await requireSeeing(db, { personId, at }, organisationId)
  if (!managing) throw refuse.not_allowed()
  return { organisation, managing }
}

/** For what only a specialist of an office above may do, never the organisation itself. Throws as `requireManaging`. */
export async function requireOfficeAbove(
  db: Db | Tx,
  who: Who,
  organisationId: string,
): Promise<{ organisation: OrganisationFacts; managing: Managing }> {
  const found = await requireManaging(db, who, organisationId)
  if (found.managing.role !== 'office_specialist' || found.managing.organisationId === organisationId)
    throw refuse.not_allowed()
  return found
}

/** The organisation for those who work there or manage it from above; `not_found` for everybody else. */
export async function requireSeeing(
  db: Db | Tx,
  { personId, at }: Who,
  organisationId: string,
): Promise<{ organisation: OrganisationFacts; managing: Managing | null }> {
  const managing = await mayManage(db, personId, organisationId, at)
  if (!managing && !(await isStaffOf(db, personId, organisationId, at))) throw refuse.not_found()
  const organisation = await organisationFacts(db, organisationId)
  if (!organisation) throw refuse.not_found()
  return { organisation, managing }
}

export async function organisationFacts(db: Db | Tx, id: string): Promise<OrganisationFacts | undefined> {
  const row = await db
    .selectFrom('organisations')
    .select(['id', 'parent_id', 'kind', 'name', 'short_name', 'time_zone', 'settings', 'created_at'])
    .select(['second_factor_for', 'consent_since', 'consent_both_since', 'accounts_from_grade'])
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      parentId: row.parent_id,
      kind: row.kind as OrganisationKind,
      name: row.name,
      shortName: row.short_name,
      timeZone: row.time_zone,
      settings: { ...defaultSettings, ...(row.settings as Partial<OrganisationSettings>) },
      secondFactorFor: row.second_factor_for as SecondFactorRole[],
      consentSince: row.consent_since,
      consentBothSince: row.consent_both_since,
      accountsFromGrade: row.accounts_from_grade,
      createdAt: row.created_at,
    }
  )
}
