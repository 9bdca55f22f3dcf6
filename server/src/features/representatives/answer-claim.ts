import { answerClaim as contract } from '#protocol/representatives.ts'
import { forgetClaim, setRelation } from '#server/features/roster/exports.ts'
import { handle } from '#server/platform/call.ts'
import { announceRelations } from './announce-relations.ts'
import { requireAnsweringClaim } from './representatives.access.ts'

export const answerClaim = handle(contract, {
  async run(ctx, { guardianId, childId, confirmed }) {
    const pair = { guardianId, childId }
    const { organisationId } = await requireAnsweringClaim(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, pair)
    // Said not to be one, somebody is as unknown as before: who it is stays to be found out.
    if (confirmed) await setRelation(ctx, pair, 'representative')
    else await forgetClaim(ctx, pair)
    await announceRelations(ctx, organisationId, [pair])
    ctx.audit(confirmed ? 'guardian.confirmed' : 'guardian.not_confirmed', {
      ...{ organisationId, subjectId: guardianId, otherId: childId },
    })
    return {}
  },
})
