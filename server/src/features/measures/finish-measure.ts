import { finishMeasure as contract } from '#protocol/measures.ts'
import { handle } from '#server/platform/call.ts'
import { requireOpenMeasure } from './measures.access.ts'

export const finishMeasure = handle(contract, {
  async run(ctx, { measureId, result, evidence }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { measure, organisation } = await requireOpenMeasure(ctx.tx, who, measureId)
    await ctx.tx
      .updateTable('measures')
      .set({ result: result.trim(), evidence: evidence.trim(), done_at: ctx.at, done_by: who.personId })
      .where('id', '=', measureId)
      .execute()
    ctx.audit('measure.finished', { organisationId: organisation.id, data: { measureId, code: measure.code } })
    return {}
  },
})
