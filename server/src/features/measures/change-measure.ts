import { changeMeasure as contract } from '#protocol/measures.ts'
import { dayIn } from '#server/features/organisations/exports.rules.ts'
import { handle } from '#server/platform/call.ts'
import { dueRange, isDueFine } from './due.rules.ts'
import { requireOpenMeasure } from './measures.access.ts'
import { refuse } from './measures.refusals.ts'

export const changeMeasure = handle(contract, {
  async run(ctx, { measureId, decision, owner, due }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { measure, organisation } = await requireOpenMeasure(ctx.tx, who, measureId)
    const today = dayIn(organisation.timeZone, ctx.at)
    const putOff = due !== undefined && due !== measure.due
    if (putOff && !isDueFine(due, today)) throw refuse.measure_due_wrong(dueRange(today))
    await ctx.tx
      .updateTable('measures')
      .set({
        decision: decision?.trim() ?? measure.decision,
        owner: owner?.trim() ?? measure.owner,
        ...(putOff ? { due, first_due: measure.firstDue ?? measure.due } : {}),
      })
      .where('id', '=', measureId)
      .execute()
    const data = { measureId, code: measure.code, ...(putOff ? { from: measure.due, due } : {}) }
    ctx.audit('measure.changed', { organisationId: organisation.id, data })
    return {}
  },
})
