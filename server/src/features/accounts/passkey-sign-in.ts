import { passkeySignIn as contract } from '#protocol/passkeys.ts'
import { handleOpen } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'
import { makeRoom } from './device-group.ts'
import { requirePasskey } from './passkeys.ts'
import { startSession } from './sessions.ts'

export const passkeySignIn = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 1200, windowMs: 60_000 },
  async prepare({ services, origin }, { answer }) {
    if (!origin.setSessionToken) throw refuse.only_by_http()
    const holder = await requirePasskey(services, answer)
    if (holder.blocked) throw refuse.account_blocked()
    return holder
  },
  async run(ctx, { ephemeral = false, alongside = false }, { accountId, personId }) {
    const deviceGroup = await makeRoom(ctx, accountId, alongside)
    await startSession(ctx, accountId, { device: ctx.origin.device, ephemeral, deviceGroup })
    return { accountId, personId }
  },
})
