import { endLeave as contract } from '#protocol/roster.ts'
import { announceOrganisation, tiesFollowed } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { endOf } from './days.ts'
import { rewriteLeave } from './leave-writes.ts'
import { requireLeave } from './work.access.ts'

export const endLeave = handle(contract, {
  async run(ctx, { leaveId, lastDay }) {
    const { leave, organisation } = await requireLeave(ctx, leaveId)
    const end = lastDay === undefined ? ctx.at : endOf(organisation.timeZone, lastDay)
    // Back before it began: the leave has never been.
    const until = end < leave.from ? leave.from : end
    await rewriteLeave(ctx, leave, { from: leave.from, until })
    tiesFollowed(ctx, [leave.personId])
    announceOrganisation(ctx, organisation.id, 'people')
    const about = { organisationId: organisation.id, subjectId: leave.personId }
    ctx.audit('leave.ended', { ...about, data: { leaveId, lastDay } })
    return {}
  },
})
