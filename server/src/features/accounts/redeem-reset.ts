import { timingSafeEqual } from 'node:crypto'
import { redeemReset as contract, resetAttemptsMax } from '#protocol/accounts.ts'
import { handleOpen, type CommandContext, type Db } from '#server/platform/call.ts'
import { readCode } from '#server/platform/printed-code.ts'
import type { Services } from '#server/platform/services.ts'
import { codeHash } from './account-resets.ts'
import { normaliseLogin, passwordRefusal } from './accounts.rules.ts'
import { refuse } from './accounts.refusals.ts'
import { underDelays } from './guess-delays.ts'
import { hashSecret } from './passwords.ts'
import { dropFactor, factorIsRequired } from './second-factor.ts'
import { endSessions, startSession } from './sessions.ts'
import { homeOf } from './home.ts'

export const redeemReset = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 60, windowMs: 60_000 },
  async prepare({ services, origin }, { login, code, newPassword }) {
    if (!origin.setSessionToken) throw refuse.only_by_http()
    const name = normaliseLogin(login)
    const unfit = passwordRefusal(newPassword, name)
    if (unfit) throw unfit
    const guess = { secretOf: `reset ${name}`, address: origin.address, ofCode: true }
    const reset = await underDelays(services, guess, () => matchingReset(services, name, code))
    if (!reset) throw refuse.reset_code_wrong()
    if (reset.blockedAt) throw refuse.account_blocked()
    return { ...reset, passwordHash: await hashSecret(newPassword) }
  },
  async run(ctx, _input, reset) {
    await closeOrRefuse(ctx, reset.resetId)
    const restored = {
      password_hash: reset.passwordHash,
      pin_hash: null,
      // Who asked by a link from a letter did not decide it: whoever released it did.
      reset_by: reset.requestedBy === reset.personId ? reset.releasedBy : reset.requestedBy,
      reset_at: ctx.at,
      reset_by_mail: false,
    }
    await ctx.tx.updateTable('accounts').set(restored).where('id', '=', reset.accountId).execute()
    await endSessions(ctx, reset.accountId, { reason: 'reset' })
    await dropFactor(ctx, reset)
    for (const table of ['passkeys', 'provider_links', 'account_emails', 'email_codes', 'reset_links'] as const) {
      await ctx.tx.deleteFrom(table).where('account_id', '=', reset.accountId).execute()
    }
    const signedIn = !(await factorIsRequired(ctx.tx, reset.personId, ctx.at))
    if (signedIn) await startSession(ctx, reset.accountId, { device: ctx.origin.device, ephemeral: false })
    ctx.audit('reset.redeemed', {
      actorId: reset.personId,
      organisationId: await homeOf(ctx, reset.personId),
      subjectId: reset.personId,
      data: { resetId: reset.resetId },
    })
    return { accountId: reset.accountId, personId: reset.personId, signedIn }
  },
})

/** Counts the attempt on the row before comparing; the fifth wrong one leaves a code that fits nothing. */
async function matchingReset(services: Services, login: string, code: string) {
  const open = await countOnReset(services.db, login, services.clock.now())
  const signs = readCode(code)
  // Also for an unknown login, so that the time tells nothing.
  const given = codeHash(services, open?.accountId ?? '', signs ?? '222222222222')
  const fits = timingSafeEqual(given, open?.codeHash ?? Buffer.alloc(given.length))
  return fits && signs !== null && open ? open : null
}

async function countOnReset(db: Db, login: string, at: Date) {
  return db
    .updateTable('account_resets')
    .from('accounts')
    .set((expression) => ({ attempts: expression('account_resets.attempts', '+', 1) }))
    .whereRef('accounts.id', '=', 'account_resets.account_id')
    .where('accounts.login', '=', login)
    .where('account_resets.closed_at', 'is', null)
    .where('account_resets.expires_at', '>', at)
    .where('account_resets.attempts', '<', resetAttemptsMax)
    .returning(['account_resets.id as resetId', 'account_resets.code_hash as codeHash', 'accounts.id as accountId'])
    .returning(['account_resets.requested_by as requestedBy', 'accounts.person_id as personId'])
    .returning(['accounts.blocked_at as blockedAt', 'account_resets.released_by as releasedBy'])
    .executeTakeFirst()
}

async function closeOrRefuse({ tx, at }: CommandContext<unknown>, resetId: string): Promise<void> {
  const closed = await tx
    .updateTable('account_resets')
    .set({ closed_at: at })
    .where('id', '=', resetId)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!closed) throw refuse.reset_code_wrong()
}
