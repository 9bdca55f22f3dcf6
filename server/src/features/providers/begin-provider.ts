import { beginProvider as contract } from '#protocol/providers.ts'
import { handleOpen } from '#server/platform/call.ts'
import { providerBy } from './identities.ts'
import { beginFlow } from './openid.ts'

export const beginProvider = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 300, windowMs: 60_000 },
  prepare: async ({ services }, { providerId }) => beginFlow(services, providerBy(services, providerId)),
  run: async (_ctx, _input, begun) => begun,
})
