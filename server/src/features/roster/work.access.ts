import { requireSeeing, type OrganisationFacts } from '#server/features/organisations/exports.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'

export type LeaveFacts = {
  id: string
  personId: string
  organisationId: string
  from: Date
  until: Date | null
}

/** A long leave for those who manage the organisation. Throws `not_found` for everybody else. */
export async function requireLeave(
  { tx, actor, at }: CommandContext,
  leaveId: string,
): Promise<{ leave: LeaveFacts; organisation: OrganisationFacts }> {
  const leave = await leaveById(tx, leaveId)
  if (!leave) throw refuseAny.not_found()
  const { organisation, managing } = await requireSeeing(tx, { personId: actor.personId, at }, leave.organisationId)
  if (!managing) throw refuseAny.not_found()
  return { leave, organisation }
}

async function leaveById(tx: Tx, id: string): Promise<LeaveFacts | undefined> {
  const row = await tx
    .selectFrom('leaves')
    .select(['id', 'person_id', 'organisation_id', 'valid_from', 'valid_to'])
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      personId: row.person_id,
      organisationId: row.organisation_id,
      from: row.valid_from,
      until: row.valid_to,
    }
  )
}
