import { requireManaging, type OrganisationFacts } from '#server/features/organisations/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { measureForUpdate, type MeasureRow } from './measures.queries.ts'
import { refuse } from './measures.refusals.ts'

type Who = { personId: string; at: Date }

/** Whoever manages an organisation, from within (`own`) or from above. Throws as `requireManaging`. */
export async function requireReading(
  db: Db | Tx,
  who: Who,
  organisationId: string,
): Promise<{ organisation: OrganisationFacts; own: boolean }> {
  const { organisation, managing } = await requireManaging(db, who, organisationId)
  return { organisation, own: managing.organisationId === organisationId && managing.role !== 'office_specialist' }
}

/** Head, deputy or administrator of the organisation itself: an office reads and answers for its own. */
export async function requireRecording(db: Db | Tx, who: Who, organisationId: string): Promise<OrganisationFacts> {
  const { organisation, own } = await requireReading(db, who, organisationId)
  if (!own || organisation.kind === 'region' || organisation.kind === 'municipality') throw refuseAny.not_allowed()
  return organisation
}

/** An open measure, locked. Throws as `requireRecording`, and `measure_done`. */
export async function requireOpenMeasure(
  tx: Tx,
  who: Who,
  measureId: string,
): Promise<{ measure: MeasureRow; organisation: OrganisationFacts }> {
  const measure = await measureForUpdate(tx, measureId)
  if (!measure) throw refuseAny.not_found()
  const organisation = await requireRecording(tx, who, measure.organisationId)
  if (measure.doneAt) throw refuse.measure_done()
  return { measure, organisation }
}
