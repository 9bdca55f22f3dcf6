import { accountChanged } from '#protocol/accounts.ts'
import { renamePasskey as contract } from '#protocol/passkeys.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'

export const renamePasskey = handle(contract, {
  async run({ tx, actor, publish }, { passkeyId, name }) {
    const renamed = await tx
      .updateTable('passkeys')
      .set({ name: name.trim() })
      .where('id', '=', passkeyId)
      .where('account_id', '=', actor.accountId)
      .returning('id')
      .executeTakeFirst()
    if (!renamed) throw refuse.passkey_not_found()
    publish(accountChanged, actor.personId, {})
    return {}
  },
})
