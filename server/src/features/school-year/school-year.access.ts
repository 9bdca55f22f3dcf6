import { requireManaging, type OrganisationFacts } from '#server/features/organisations/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { refuse } from './school-year.refusals.ts'

type Who = { personId: string; at: Date }

/** For those who manage an organisation, from within or from above. Throws as `requireManaging`. */
export async function requireYear(db: Db | Tx, who: Who, organisationId: string): Promise<OrganisationFacts> {
  const { organisation } = await requireManaging(db, who, organisationId)
  return organisation
}

/** The same by a class of it. Throws `not_found`. */
export async function requireYearOfClass(
  db: Db | Tx,
  who: Who,
  classId: string,
): Promise<{ organisation: OrganisationFacts; academicYear: string }> {
  const one = await db
    .selectFrom('school_classes')
    .select(['organisation_id', 'academic_year'])
    .where('id', '=', classId)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!one) throw refuseAny.not_found()
  return { organisation: await requireYear(db, who, one.organisation_id), academicYear: one.academic_year }
}

/** For a specialist of an office, over all that lies below. Throws as `requireManaging`, and `year_office_only`. */
export async function requireOfficeYear(db: Db | Tx, who: Who, organisationId: string): Promise<OrganisationFacts> {
  const { organisation, managing } = await requireManaging(db, who, organisationId)
  if (managing.role !== 'office_specialist') throw refuseAny.not_allowed()
  if (organisation.kind !== 'region' && organisation.kind !== 'municipality') throw refuse.year_office_only()
  return organisation
}
