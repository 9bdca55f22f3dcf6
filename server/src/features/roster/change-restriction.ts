import { changeRestriction as contract } from '#protocol/roster.ts'
import { handle } from '#server/platform/call.ts'
import { termOf } from './days.ts'
import { requireRestriction } from './guardian.access.ts'
import { restrictionFollowed, rewriteRestriction } from './restriction-writes.ts'
import { refuse } from './roster.refusals.ts'

export const changeRestriction = handle(contract, {
  async run(ctx, { restrictionId, document, ...days }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { restriction, administration } = await requireRestriction(ctx.tx, who, restrictionId)
    if (document?.trim() === '') throw refuse.document_needed()
    const { until = restriction.until } = termOf(administration.timeZone, days)
    if (until && until <= restriction.from) throw refuse.days_reversed()
    await rewriteRestriction(ctx, restriction, { until, document: document?.trim() })
    await restrictionFollowed(ctx, restriction)
    const { guardianId, childId } = restriction
    const about = { organisationId: administration.organisationId, subjectId: guardianId }
    ctx.audit('guardian.restriction_changed', { ...about, otherId: childId, data: { restrictionId } })
    return {}
  },
})
