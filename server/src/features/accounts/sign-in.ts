import { signIn as contract } from '#protocol/accounts.ts'
import { handleOpen } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'
import { verifyCredentials } from './credentials.ts'
import { makeRoom } from './device-group.ts'
import { startSession } from './sessions.ts'

export const signIn = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 1200, windowMs: 60_000 },
  async prepare({ services, origin }, { login, password }) {
    if (!origin.setSessionToken) throw refuse.only_by_http()
    const account = await verifyCredentials(services, { login, password, address: origin.address })
    if (account.blocked) throw refuse.account_blocked()
    return account
  },
  async run(ctx, { ephemeral = false, alongside = false }, { accountId, personId }) {
    const deviceGroup = await makeRoom(ctx, accountId, alongside)
    await startSession(ctx, accountId, { device: ctx.origin.device, ephemeral, deviceGroup })
    return { accountId, personId }
  },
})
