import { finishProvider as contract } from '#protocol/providers.ts'
import { handleOpen } from '#server/platform/call.ts'
import { providerBy, sealIdentity } from './identities.ts'
import { finishFlow } from './openid.ts'

export const finishProvider = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 300, windowMs: 60_000 },
  prepare: ({ services }, { flow, answer }) => finishFlow(services, flow, answer),
  async run({ services }, _input, identity) {
    const { label } = providerBy(services, identity.providerId)
    return { identity: sealIdentity(services, identity), label }
  },
})
