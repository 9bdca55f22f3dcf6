import { accountChanged, removeSecondFactor as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'
import { requirePassword } from './credentials.ts'
import { dropFactor, requireFactor } from './second-factor.ts'

export const removeSecondFactor = handle(contract, {
  secret: true,
  async prepare({ services, actor: { accountId }, origin: { address } }, { password, code }) {
    await requirePassword(services, { accountId, password, address })
    await requireFactor(services, { accountId, code, address })
  },
  async run(ctx) {
    if (await dropFactor(ctx, ctx.actor)) ctx.publish(accountChanged, ctx.actor.personId, {})
    return {}
  },
})
