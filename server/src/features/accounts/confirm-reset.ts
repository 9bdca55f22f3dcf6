import { accountChanged, confirmReset as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'

export const confirmReset = handle(contract, {
  async run({ tx, actor, publish }) {
    await tx.updateTable('accounts').set({ reset_by: null, reset_at: null }).where('id', '=', actor.accountId).execute()
    publish(accountChanged, actor.personId, {})
    return {}
  },
})
