import { redeemResetLink as contract } from '#protocol/email.ts'
import { handleOpen } from '#server/platform/call.ts'
import { passwordRefusal } from './accounts.rules.ts'
import { refuse } from './accounts.refusals.ts'
import { homeOf } from './home.ts'
import { hashSecret } from './passwords.ts'
import { needsRelease, requireLink, spendLink } from './reset-links.ts'
import { factorIsRequired, hasFactor } from './second-factor.ts'
import { endSessions, startSession } from './sessions.ts'

export const redeemResetLink = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 60, windowMs: 60_000 },
  async prepare({ db, at, origin }, { secret, newPassword }) {
    if (!origin.setSessionToken) throw refuse.only_by_http()
    const link = await requireLink(db, secret, at)
    const unfit = passwordRefusal(newPassword, link.login)
    if (unfit) throw unfit
    return { ...link, passwordHash: await hashSecret(newPassword) }
  },
  async run(ctx, _input, { passwordHash, ...link }) {
    const { linkId, accountId, personId } = link
    await spendLink(ctx, link)
    if (await needsRelease(ctx.tx, personId, ctx.at)) throw refuse.reset_link_needs_release()
    const restored = {
      ...{ password_hash: passwordHash, pin_hash: null },
      ...{ reset_by: null, reset_at: ctx.at, reset_by_mail: true },
    }
    await ctx.tx.updateTable('accounts').set(restored).where('id', '=', accountId).execute()
    await endSessions(ctx, accountId, { reason: 'reset' })
    // The box alone is one factor: where there is a second, the next sign-in asks for it.
    const asksMore = (await hasFactor(ctx.tx, accountId)) || (await factorIsRequired(ctx.tx, personId, ctx.at))
    if (!asksMore) await startSession(ctx, accountId, { device: ctx.origin.device, ephemeral: false })
    ctx.audit('reset.by_mail', {
      ...{ actorId: personId, organisationId: await homeOf(ctx, personId), subjectId: personId },
      data: { linkId },
    })
    return { accountId, personId, signedIn: !asksMore }
  },
})
