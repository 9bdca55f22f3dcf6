import { accountChanged, setLocale as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'

export const setLocale = handle(contract, {
  async run({ tx, actor, publish }, { locale }) {
    await tx.updateTable('accounts').set({ locale }).where('id', '=', actor.accountId).execute()
    publish(accountChanged, actor.personId, {})
    return {}
  },
})
