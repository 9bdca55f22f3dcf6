import { accountChanged } from '#protocol/accounts.ts'
import { removeEmail as contract } from '#protocol/email.ts'
import { handle } from '#server/platform/call.ts'
import { homeOf } from './home.ts'
import { requireProof } from './proof.ts'
import { closeLinks } from './reset-links.ts'

/** Works without a mail server too: an address of former days can go. */
export const removeEmail = handle(contract, {
  secret: true,
  prepare: requireProof,
  async run(ctx) {
    const { accountId, personId } = ctx.actor
    await ctx.tx.deleteFrom('email_codes').where('account_id', '=', accountId).execute()
    await closeLinks(ctx.tx, accountId, ctx.at)
    const removed = await ctx.tx
      .deleteFrom('account_emails')
      .where('account_id', '=', accountId)
      .returning('account_id')
      .executeTakeFirst()
    if (removed) ctx.audit('email.removed', { organisationId: await homeOf(ctx, personId), subjectId: personId })
    ctx.publish(accountChanged, personId, {})
    return {}
  },
})
