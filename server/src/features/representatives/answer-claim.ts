import { answerClaim as contract } from '#protocol/representatives.ts'
import { declineClaim, setRelation } from '#server/features/roster/exports.ts'
import { handle } from '#server/platform/call.ts'
import { announceRelations } from './announce-relations.ts'
import { requireAnsweringClaim } from './representatives.access.ts'
import { tellAnswer } from './tell-answer.ts'

export const answerClaim = handle(contract, {
  async run(ctx, { guardianId, childId, confirmed }) {
    const pair = { guardianId, childId }
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisationId, claim } = await requireAnsweringClaim(ctx.tx, who, pair)
    if (claim === 'declined' && !confirmed) return {}
    // Said not to be one, somebody stays unknown to the roster: who it is stays to be found out.
    if (confirmed) await setRelation(ctx, pair, 'representative')
    else await declineClaim(ctx, pair)
    await announceRelations(ctx, organisationId, [pair])
    await tellAnswer(ctx, { organisationId, ...pair, claim, relation: confirmed ? 'representative' : 'declined' })
    ctx.audit(confirmed ? 'guardian.confirmed' : 'guardian.not_confirmed', {
      ...{ organisationId, subjectId: guardianId, otherId: childId },
    })
    return {}
  },
})
