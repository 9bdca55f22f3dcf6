import { approveJoin as contract, joinAnswered, type JoinKind } from '#protocol/invitations.ts'
import { announceTies } from '#server/features/roster/exports.ts'
import { announceOrganisation, followRoster } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { requireAnswering } from './answering.access.ts'
import { admitGuardian } from './admit-guardian.ts'
import { admitPupil } from './admit-pupil.ts'
import { admitStaff } from './admit-staff.ts'
import type { Admission } from './admission.ts'
import { refuse } from './invitations.refusals.ts'
import { announceRequest } from './joins-announced.ts'
import type { RequestRow } from './joins.queries.ts'

const admit: Record<JoinKind, Admission> = { staff: admitStaff, pupil: admitPupil, guardian: admitGuardian }

export const approveJoin = handle(contract, {
  async run(ctx, { requestId, lineId: chosen, representative = false }) {
    const { request, right } = await requireAnswering(ctx, requestId)
    const lineId = lineOf(request, chosen)
    const { personId, organisationId, classId, kind } = request
    await admit[kind](ctx, request, { right, lineId, representative })
    await ctx.tx
      .updateTable('join_requests')
      .set({ state: 'approved', decided_at: ctx.at, decided_by: ctx.actor.personId })
      .where('id', '=', requestId)
      .execute()
    await followRoster(ctx, [personId])
    ctx.publish(joinAnswered, personId, { requestId, state: 'approved' })
    announceTies(ctx, [personId])
    announceOrganisation(ctx, organisationId, 'people')
    await announceRequest(ctx, { kind, organisationId, classId, requestId })
    ctx.audit('join.approved', {
      organisationId,
      subjectId: personId,
      otherId: lineId,
      data: { requestId, kind, classId, representative },
    })
    return {}
  },
})

/** The line that was chosen; with a code from a sheet it can only be the child of that sheet. */
function lineOf({ childId }: RequestRow, chosen: string | undefined): string | undefined {
  if (childId !== null && chosen !== undefined && chosen !== childId) throw refuse.line_elsewhere()
  return childId ?? chosen
}
