import { signIn as contract } from '#protocol/accounts.ts'
import type { PasskeyAnswer } from '#protocol/passkeys.ts'
import { handleOpen } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'
import { refuse } from './accounts.refusals.ts'
import { verifyCredentials, type Credentials } from './credentials.ts'
import { makeRoom } from './device-group.ts'
import { hasPasskey, requirePasskey } from './passkeys.ts'
import {
  confirmedFactor,
  factorIsRequired,
  hasFactor,
  requireFactor,
  storeFactor,
  type Confirmed,
} from './second-factor.ts'
import { startSession } from './sessions.ts'

export const signIn = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 1200, windowMs: 60_000 },
  async prepare({ services, origin, at }, { login, password, ...given }) {
    if (!origin.setSessionToken) throw refuse.only_by_http()
    const account = await verifyCredentials(services, { login, password, address: origin.address })
    if (account.blocked) throw refuse.account_blocked()
    return { ...account, enrolled: await secondFactor(services, account, { ...given, address: origin.address, at }) }
  },
  async run(ctx, { ephemeral = false, alongside = false }, { accountId, personId, enrolled }) {
    const deviceGroup = await makeRoom(ctx, accountId, alongside)
    await startSession(ctx, accountId, { device: ctx.origin.device, ephemeral, deviceGroup })
    if (!enrolled) return { accountId, personId }
    return { accountId, personId, recoveryCodes: await storeFactor(ctx, { accountId, personId }, enrolled) }
  },
})

type Given = { code?: string; setup?: string; passkey?: PasskeyAnswer; address: string; at: Date }

/** Asked after the password. Gives the factor that is being set up on the way in, where a role needs one. */
async function secondFactor(
  services: Services,
  { accountId, personId }: Credentials,
  { code, setup, passkey, address, at }: Given,
): Promise<Confirmed | null> {
  const hasCodes = await hasFactor(services.db, accountId)
  if (!hasCodes && !(await factorIsRequired(services.db, personId, at))) return null
  if (passkey !== undefined) {
    await requirePasskey(services, passkey, accountId)
    return null
  }
  const hasKey = await hasPasskey(services.db, accountId)
  if (hasCodes) {
    if (code === undefined) throw refuse.second_factor_needed({ passkey: hasKey })
    await requireFactor(services, { accountId, code, address })
    return null
  }
  // Or whoever has learned the password could set up a factor beside the passkey.
  if (hasKey) throw refuse.passkey_needed()
  if (code === undefined || setup === undefined) throw refuse.second_factor_setup()
  return confirmedFactor(services, { accountId, setup, code })
}
