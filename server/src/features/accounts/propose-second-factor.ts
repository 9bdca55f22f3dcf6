import { proposeSecondFactor as contract } from '#protocol/accounts.ts'
import { handleOpen } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'
import { verifyCredentials } from './credentials.ts'
import { hasFactor, proposeFactor } from './second-factor.ts'

export const proposeSecondFactor = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 600, windowMs: 60_000 },
  async prepare({ services, origin }, { login, password }) {
    const account = await verifyCredentials(services, { login, password, address: origin.address })
    if (account.blocked) throw refuse.account_blocked()
    return account
  },
  async run({ tx, services }, _input, account) {
    if (await hasFactor(tx, account.accountId)) throw refuse.second_factor_exists()
    return proposeFactor(services, account)
  },
})
