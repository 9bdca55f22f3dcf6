import { timingSafeEqual } from 'node:crypto'
import { accountChanged } from '#protocol/accounts.ts'
import { confirmEmail as contract, emailCodeAttemptsMax } from '#protocol/email.ts'
import { handle, type Db } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'
import { readEmailCode } from './email.rules.ts'
import { emailCodeHash, requireMail } from './emails.ts'
import { homeOf } from './home.ts'
import { closeLinks } from './reset-links.ts'

export const confirmEmail = handle(contract, {
  secret: true,
  async prepare({ services, actor, at }, { code }) {
    requireMail(services)
    const waiting = await countAttempt(services.db, actor.accountId, at)
    if (!waiting) throw refuse.email_code_over()
    const given = emailCodeHash(services, actor.accountId, waiting.address, readEmailCode(code) ?? '')
    if (!timingSafeEqual(given, waiting.code_hash)) {
      throw refuse.email_code_wrong({ left: emailCodeAttemptsMax - waiting.attempts })
    }
    return waiting
  },
  async run(ctx, _input, { address, code_hash }) {
    const { accountId, personId } = ctx.actor
    const taken = await ctx.tx
      .deleteFrom('email_codes')
      .where('account_id', '=', accountId)
      .where('code_hash', '=', code_hash)
      .returning('account_id')
      .executeTakeFirst()
    if (!taken) throw refuse.email_code_over()
    const confirmed = { address, confirmed_at: ctx.at }
    await ctx.tx
      .insertInto('account_emails')
      .values({ account_id: accountId, ...confirmed })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet(confirmed))
      .execute()
    await closeLinks(ctx.tx, accountId, ctx.at)
    ctx.publish(accountChanged, personId, {})
    ctx.audit('email.confirmed', { organisationId: await homeOf(ctx, personId), subjectId: personId })
    return {}
  },
})

/** Counts the attempt on the row before comparing, so that a hundred at once are not one. Commits by itself. */
function countAttempt(db: Db, accountId: string, at: Date) {
  return db
    .updateTable('email_codes')
    .set((expression) => ({ attempts: expression('attempts', '+', 1) }))
    .where('account_id', '=', accountId)
    .where('attempts', '<', emailCodeAttemptsMax)
    .where('expires_at', '>', at)
    .returning(['address', 'code_hash', 'attempts'])
    .executeTakeFirst()
}
