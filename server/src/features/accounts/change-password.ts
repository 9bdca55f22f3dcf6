import { changePassword as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'
import { passwordRefusal } from './accounts.rules.ts'
import { requirePassword } from './credentials.ts'
import { hashSecret } from './passwords.ts'
import { closeLinks } from './reset-links.ts'
import { endSessions } from './sessions.ts'

export const changePassword = handle(contract, {
  secret: true,
  async prepare({ services, actor, origin }, { password, newPassword }) {
    const asked = { accountId: actor.accountId, password, address: origin.address }
    const { login } = await requirePassword(services, asked)
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
