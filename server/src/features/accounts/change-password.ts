import { changePassword as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'
import { passwordRefusal } from './accounts.rules.ts'
import { hashSecret, noPassword } from './passwords.ts'
import { requireProof } from './proof.ts'
import { closeLinks } from './reset-links.ts'
import { endSessions } from './sessions.ts'

export const changePassword = handle(contract, {
  secret: true,
  async prepare(context, { password, newPassword }) {
    const { login, password_hash } = await context.services.db
      .selectFrom('accounts')
      .select(['login', 'password_hash'])
      .where('id', '=', context.actor.accountId)
      .executeTakeFirstOrThrow()
    // Whoever has none yet proves with a session that has just begun that it is not somebody at a forgotten screen.
    const isFirst = password === undefined && password_hash === noPassword
    await requireProof(context, isFirst ? {} : { password: password ?? '' })
    const unfit = passwordRefusal(newPassword, login)
    if (unfit) throw unfit
    return hashSecret(newPassword)
  },
  async run(ctx, _input, password_hash) {
    const { accountId, sessionId } = ctx.actor
    await ctx.tx.updateTable('accounts').set({ password_hash }).where('id', '=', accountId).execute()
    await closeLinks(ctx.tx, accountId, ctx.at)
    await endSessions(ctx, accountId, { reason: 'password_changed', exceptSessionId: sessionId })
    return {}
  },
})
