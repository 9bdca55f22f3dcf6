import { approveJoin as contract, joinAnswered, type JoinKind } from '#protocol/invitations.ts'
import { announceTies } from '#server/features/roster/exports.ts'
import { announceOrganisation, followRoster } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { requireAnswering } from './answering.access.ts'
import { admitGuardian } from './admit-guardian.ts'
import { admitPupil } from './admit-pupil.ts'
import { admitStaff } from './admit-staff.ts'
import type { Admission } from './admission.ts'
import { announceRequest } from './joins-announced.ts'

const admit: Record<JoinKind, Admission> = { staff: admitStaff, pupil: admitPupil, guardian: admitGuardian }

export const approveJoin = handle(contract, {
  async run(ctx, { requestId, lineId }) {
    const { request, right } = await requireAnswering(ctx, requestId)
    const { personId, organisationId, classId, kind } = request
    await admit[kind](ctx, request, { right, lineId })
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
      data: { requestId, kind, classId },
    })
    return {}
  },
})
