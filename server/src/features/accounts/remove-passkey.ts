import { accountChanged } from '#protocol/accounts.ts'
import { removePasskey as contract } from '#protocol/passkeys.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'
import { homeOf } from './home.ts'
import { requireProof } from './proof.ts'
import { requireWayIn } from './ways-in.ts'

export const removePasskey = handle(contract, {
  secret: true,
  prepare: requireProof,
  async run(ctx, { passkeyId }) {
    const { accountId, personId } = ctx.actor
    const removed = await ctx.tx
      .deleteFrom('passkeys')
      .where('id', '=', passkeyId)
      .where('account_id', '=', accountId)
      .returning('id')
      .executeTakeFirst()
    if (!removed) throw refuse.passkey_not_found()
    await requireWayIn(ctx, accountId)
    ctx.audit('passkey.removed', { organisationId: await homeOf(ctx, personId), subjectId: personId })
    ctx.publish(accountChanged, personId, {})
    return {}
  },
})
