import { accountChanged, confirmSecondFactor as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'
import { confirmedFactor, storeFactor } from './second-factor.ts'

export const confirmSecondFactor = handle(contract, {
  secret: true,
  async run(ctx, { setup, code }) {
    const { accountId, personId } = ctx.actor
    const confirmed = confirmedFactor(ctx.services, { accountId, setup, code })
    const recoveryCodes = await storeFactor(ctx, ctx.actor, confirmed)
    ctx.publish(accountChanged, personId, {})
    return { recoveryCodes }
  },
})
