import { beginLeave as contract } from '#protocol/roster.ts'
import { announceOrganisation, requireManaging, tiesFollowed } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { beginningOf, endOf } from './days.ts'
import { writeLeave } from './leave-writes.ts'
import { refuse } from './roster.refusals.ts'
import { isStaffOf } from './ties.ts'

export const beginLeave = handle(contract, {
  async run(ctx, { id, organisationId, personId, from, until, orderNumber }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation } = await requireManaging(ctx.tx, who, organisationId)
    if (!(await isStaffOf(ctx.tx, personId, organisationId, ctx.at))) throw refuse.not_on_staff()
    const begins = beginningOf(organisation.timeZone, from)
    const ends = until === null ? null : endOf(organisation.timeZone, until)
    if (ends && ends <= begins) throw refuse.days_reversed()
    const about = { id, personId, organisationId, orderNumber: orderNumber.trim(), enteredBy: ctx.actor.personId }
    await writeLeave(ctx, { ...about, from: begins, until: ends })
    tiesFollowed(ctx, [personId])
    announceOrganisation(ctx, organisationId, 'people')
    ctx.audit('leave.begun', { organisationId, subjectId: personId, data: { leaveId: id, from, until } })
    return {}
  },
})
