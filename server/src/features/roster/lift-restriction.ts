import { liftRestriction as contract } from '#protocol/roster.ts'
import { handle } from '#server/platform/call.ts'
import { requireRestriction } from './guardian.access.ts'
import { restrictionFollowed, rewriteRestriction } from './restriction-writes.ts'

export const liftRestriction = handle(contract, {
  async run(ctx, { restrictionId }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { restriction, administration } = await requireRestriction(ctx.tx, who, restrictionId)
    const { from, until: end, guardianId, childId } = restriction
    // One that has not begun has never been; one that is over stays as it was.
    const now = ctx.at < from ? from : ctx.at
    await rewriteRestriction(ctx, restriction, { until: end && end < now ? end : now })
    await restrictionFollowed(ctx, restriction)
    const about = { organisationId: administration.organisationId, subjectId: guardianId }
    ctx.audit('guardian.restriction_lifted', { ...about, otherId: childId, data: { restrictionId } })
    return {}
  },
})
