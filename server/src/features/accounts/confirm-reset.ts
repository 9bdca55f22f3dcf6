import { accountChanged, confirmReset as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'

export const confirmReset = handle(contract, {
  async run({ tx, actor, publish }) {
    const seen = { reset_by: null, reset_at: null, reset_by_mail: false }
    await tx.updateTable('accounts').set(seen).where('id', '=', actor.accountId).execute()
    publish(accountChanged, actor.personId, {})
    return {}
  },
})
