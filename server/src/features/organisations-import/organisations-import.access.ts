import { organisationFacts, requireManaging, type OrganisationFacts } from '#server/features/organisations/exports.ts'
import { isOffice } from '#server/features/roster/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { refuse } from './organisations-import.refusals.ts'

/**
 * The office for its specialists and those of offices above: they alone may change all that lies below it. Throws
 * `not_found`, `not_allowed`, `below_office_only`.
 */
export async function requireOffice(
  db: Db | Tx,
  who: { personId: string; at: Date },
  organisationId: string,
): Promise<OrganisationFacts> {
  const { organisation, managing } = await requireManaging(db, who, organisationId)
  if (managing.role !== 'office_specialist') throw refuseAny.not_allowed()
  if (!isOffice(organisation.kind)) throw refuse.below_office_only()
  return organisation
}

/** The same for whoever runs the server. */
export async function officeOfOperator(db: Db | Tx, organisationId: string): Promise<OrganisationFacts> {
  const office = await organisationFacts(db, organisationId)
  if (!office) throw refuseAny.not_found()
  if (!isOffice(office.kind)) throw refuse.below_office_only()
  return office
}
