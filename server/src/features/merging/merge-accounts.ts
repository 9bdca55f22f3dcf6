import { accountChanged } from '#protocol/accounts.ts'
import { mergeAccounts as contract } from '#protocol/merging.ts'
import { closeForMerge, homeOf, requireProof } from '#server/features/accounts/exports.ts'
import { mergeInConversations } from '#server/features/conversations/exports.ts'
import { announceTies, mergePersons } from '#server/features/roster/exports.ts'
import { handle } from '#server/platform/call.ts'
import { mergeElsewhere } from './merge-elsewhere.ts'
import { refuse } from './merging.refusals.ts'
import { humanOf } from './merging.queries.ts'
import { mergeFault } from './merging.rules.ts'
import { takeOther } from './other-account.ts'

export const mergeAccounts = handle(contract, {
  secret: true,
  async prepare(context, { other, ...proof }) {
    await requireProof(context, proof)
    return takeOther(context.services, context.actor.accountId, other)
  },
  async run(ctx, _input, other) {
    const { personId } = ctx.actor
    await closeForMerge(ctx, other, ctx.actor.accountId)
    const fault = mergeFault(await humanOf(ctx.tx, personId, ctx.at), await humanOf(ctx.tx, other.personId, ctx.at))
    if (fault) throw refuse[fault]()
    await mergePersons(ctx, other.personId, personId)
    await mergeInConversations(ctx, other.personId, personId)
    await mergeElsewhere(ctx, other.personId, personId)
    ctx.audit('accounts.merged', {
      organisationId: await homeOf(ctx, personId),
      subjectId: personId,
      otherId: other.personId,
    })
    ctx.publish(accountChanged, personId, {})
    announceTies(ctx, [personId])
    return {}
  },
})
