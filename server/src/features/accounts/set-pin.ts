import { accountChanged, setPin as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'
import { requirePassword } from './credentials.ts'
import { hashSecret } from './passwords.ts'

export const setPin = handle(contract, {
  secret: true,
  async prepare({ services, actor, origin }, { password, pin }) {
    await requirePassword(services, { accountId: actor.accountId, password, address: origin.address })
    return pin === null ? null : hashSecret(pin)
  },
  async run({ tx, actor, publish }, _input, pin_hash) {
    await tx.updateTable('accounts').set({ pin_hash }).where('id', '=', actor.accountId).execute()
    publish(accountChanged, actor.personId, {})
    return {}
  },
})
