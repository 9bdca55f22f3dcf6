import { pinAttemptsMax, switchSession as contract } from '#protocol/accounts.ts'
import { handle, type QueryContext } from '#server/platform/call.ts'
import { whatSwitchingAsks } from './accounts-on-this-device.ts'
import { refuse } from './accounts.refusals.ts'
import { requirePassword } from './credentials.ts'
import { park, parkedBeside } from './device-group.ts'
import { requirePasskey } from './passkeys.ts'
import { verifySecret } from './passwords.ts'
import { replaceToken } from './sessions.ts'

type Target = { sessionId: string; accountId: string; personId: string; pinHash: string | null; ephemeral: boolean }

export const switchSession = handle(contract, {
  secret: true,
  async prepare(context, { sessionId, pin, password, passkey }) {
    const { db, origin, actor, at, services } = context
    if (!origin.setSessionToken) throw refuse.only_by_http()
    const parked = await parkedBeside(db, actor.sessionId, at).execute()
    const target = parked.find((one) => one.sessionId === sessionId)
    if (!target) throw refuse.session_not_here()
    const asks = await whatSwitchingAsks(db, target.personId, target.pinHash, at)
    if (asks === 'nothing') return target
    if (password !== undefined) {
      await requirePassword(services, { accountId: target.accountId, password, address: origin.address })
    } else if (passkey !== undefined) await requirePasskey(services, passkey, target.accountId)
    else if (asks === 'pin' && pin !== undefined) await requirePin(context, target, pin)
    else throw refuse.wrong_password()
    return target
  },
  async run(ctx, _input, { sessionId, accountId, personId, ephemeral }) {
    await park(ctx, ctx.actor.sessionId)
    const token = await replaceToken(ctx.tx, sessionId)
    const opened = await ctx.tx
      .updateTable('sessions')
      .set({ parked_at: null, pin_failures: 0, seen_at: ctx.at })
      .where('id', '=', sessionId)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!opened) throw refuse.session_not_here()
    ctx.origin.setSessionToken!(token, { ephemeral })
    return { accountId, personId }
  },
})

/** The attempt is counted before the PIN is looked at, so that five at once are five. */
async function requirePin({ db, at }: QueryContext, { sessionId, pinHash }: Target, pin: string): Promise<void> {
  const counted = await db
    .updateTable('sessions')
    .set((expression) => ({ pin_failures: expression('pin_failures', '+', 1) }))
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .where('pin_failures', '<', pinAttemptsMax)
    .returning('pin_failures')
    .executeTakeFirst()
  if (counted && (await verifySecret(pinHash, pin))) return
  const left = pinAttemptsMax - (counted?.pin_failures ?? pinAttemptsMax)
  if (left > 0) throw refuse.wrong_pin({ left })
  await db.updateTable('sessions').set({ ended_at: at, end_reason: 'revoked' }).where('id', '=', sessionId).execute()
  throw refuse.pin_burnt({ count: pinAttemptsMax })
}
