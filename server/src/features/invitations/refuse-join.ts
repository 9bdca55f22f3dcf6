import { joinAnswered, refuseJoin as contract } from '#protocol/invitations.ts'
import { handle } from '#server/platform/call.ts'
import { requireAnswering } from './answering.access.ts'
import { isPersonal } from './invitations.rules.ts'
import { announceRequest } from './joins-announced.ts'

export const refuseJoin = handle(contract, {
  async run(ctx, { requestId }) {
    const { request } = await requireAnswering(ctx, requestId)
    const { personId, organisationId, classId, kind, childId } = request
    const { code_id: codeId } = await ctx.tx
      .updateTable('join_requests')
      .set({ state: 'refused', decided_at: ctx.at, decided_by: ctx.actor.personId })
      .where('id', '=', requestId)
      .returning('code_id')
      .executeTakeFirstOrThrow()
    // A code for one person that came into the wrong hands opens nothing any more.
    if (isPersonal({ kind, childId })) {
      const closed = { closed_at: ctx.at, closed_by: ctx.actor.personId, seed: null }
      await ctx.tx.updateTable('join_codes').set(closed).where('id', '=', codeId).execute()
    }
    ctx.publish(joinAnswered, personId, { requestId, state: 'refused' })
    await announceRequest(ctx, { kind, organisationId, classId, requestId })
    ctx.audit('join.refused', { organisationId, subjectId: personId, data: { requestId, kind, classId } })
    return {}
  },
})
