import { accountChanged } from '#protocol/accounts.ts'
import { unlinkProvider as contract } from '#protocol/providers.ts'
import { homeOf, requireProof, requireWayIn } from '#server/features/accounts/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from './providers.refusals.ts'

export const unlinkProvider = handle(contract, {
  secret: true,
  prepare: requireProof,
  async run(ctx, { linkId }) {
    const { accountId, personId } = ctx.actor
    const removed = await ctx.tx
      .deleteFrom('provider_links')
      .where('id', '=', linkId)
      .where('account_id', '=', accountId)
      .returning('id')
      .executeTakeFirst()
    if (!removed) throw refuse.link_not_found()
    await requireWayIn(ctx, accountId)
    ctx.audit('provider.unlinked', { organisationId: await homeOf(ctx, personId), subjectId: personId })
    ctx.publish(accountChanged, personId, {})
    return {}
  },
})
