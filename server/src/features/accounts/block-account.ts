import { blockAccount as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'
import { blockAccountOf } from './blocking.ts'

export const blockAccount = handle(contract, {
  async run(ctx, { personId, reason }) {
    await blockAccountOf(ctx, personId, reason)
    return {}
  },
})
