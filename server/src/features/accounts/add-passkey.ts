import { accountChanged } from '#protocol/accounts.ts'
import { addPasskey as contract } from '#protocol/passkeys.ts'
import { handle } from '#server/platform/call.ts'
import { requireNewPasskey, storePasskey } from './passkeys.ts'

export const addPasskey = handle(contract, {
  secret: true,
  prepare: ({ services, actor }, { passkey }) => requireNewPasskey(services, passkey, actor.accountId),
  async run(ctx, { passkey: { transports }, name }, credential) {
    const passkeyId = await storePasskey(ctx, { credential, transports, name })
    ctx.publish(accountChanged, ctx.actor.personId, {})
    return { passkeyId }
  },
})
