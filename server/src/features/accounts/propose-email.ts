import { randomInt } from 'node:crypto'
import { accountChanged } from '#protocol/accounts.ts'
import { proposeEmail as contract } from '#protocol/email.ts'
import { handle } from '#server/platform/call.ts'
import { sendMail } from '#server/platform/mail.ts'
import { letters, normaliseAddress } from './email.rules.ts'
import { emailCodeHash, emailExpiry, languageOf, requireMail } from './emails.ts'
import { requireProof } from './proof.ts'

export const proposeEmail = handle(contract, {
  secret: true,
  limit: { per: 'account', count: 10, windowMs: 3600_000 },
  async prepare(context, { address: _address, ...proof }) {
    requireMail(context.services)
    await requireProof(context, proof)
  },
  async run(ctx, input) {
    const { accountId, personId } = ctx.actor
    const address = normaliseAddress(input.address)
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const until = emailExpiry(ctx.at)
    const waiting = { address, code_hash: emailCodeHash(ctx.services, accountId, address, code), expires_at: until }
    await ctx.tx
      .insertInto('email_codes')
      .values({ account_id: accountId, ...waiting })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ ...waiting, attempts: 0 }))
      .execute()
    sendMail(ctx, { to: address, until, ...letters[await languageOf(ctx.tx, accountId)].code(code) })
    ctx.publish(accountChanged, personId, {})
    return {}
  },
})
