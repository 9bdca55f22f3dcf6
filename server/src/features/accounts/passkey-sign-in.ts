import { passkeySignIn as contract } from '#protocol/passkeys.ts'
import { handleOpen } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'
import { comeIn } from './come-in.ts'
import { requirePasskey } from './passkeys.ts'

export const passkeySignIn = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 1200, windowMs: 60_000 },
  async prepare({ services, origin }, { answer }) {
    if (!origin.setSessionToken) throw refuse.only_by_http()
    return requirePasskey(services, answer)
  },
  run: (ctx, { ephemeral = false, alongside = false }, holder) => comeIn(ctx, holder, { ephemeral, alongside }),
})
