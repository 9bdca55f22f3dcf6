import { changeLeave as contract } from '#protocol/roster.ts'
import { announceOrganisation, tiesFollowed } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { termOf } from './days.ts'
import { rewriteLeave } from './leave-writes.ts'
import { refuse } from './roster.refusals.ts'
import { requireLeave } from './work.access.ts'

export const changeLeave = handle(contract, {
  async run(ctx, { leaveId, orderNumber, ...days }) {
    const { leave, organisation } = await requireLeave(ctx, leaveId)
    const { from = leave.from, until = leave.until } = termOf(organisation.timeZone, days)
    if (until && until <= from) throw refuse.days_reversed()
    await rewriteLeave(ctx, leave, { from, until, orderNumber: orderNumber?.trim() })
    tiesFollowed(ctx, [leave.personId])
    announceOrganisation(ctx, organisation.id, 'people')
    const about = { organisationId: organisation.id, subjectId: leave.personId }
    ctx.audit('leave.changed', { ...about, data: { leaveId, ...days } })
    return {}
  },
})
