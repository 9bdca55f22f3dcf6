import { signIn as contract } from '#protocol/accounts.ts'
import { handleOpen } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'
import { verifyCredentials } from './credentials.ts'
import { comeIn } from './come-in.ts'
import { storeFactor } from './second-factor.ts'
import { secondStep } from './second-step.ts'

export const signIn = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 1200, windowMs: 60_000 },
  async prepare({ services, origin, at }, { login, password, ...given }) {
    if (!origin.setSessionToken) throw refuse.only_by_http()
    const account = await verifyCredentials(services, { login, password, address: origin.address })
    if (account.blocked) throw refuse.account_blocked()
    return { ...account, enrolled: await secondStep(services, account, { ...given, address: origin.address, at }) }
  },
  async run(ctx, { ephemeral = false, alongside = false }, { enrolled, ...account }) {
    const came = await comeIn(ctx, account, { ephemeral, alongside })
    return enrolled ? { ...came, recoveryCodes: await storeFactor(ctx, came, enrolled) } : came
  },
})
