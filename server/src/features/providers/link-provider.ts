import { linkProvider as contract } from '#protocol/providers.ts'
import { requireProof } from '#server/features/accounts/exports.ts'
import { handle } from '#server/platform/call.ts'
import { openIdentity, takeIdentity } from './identities.ts'
import { linkIdentity } from './links.ts'

export const linkProvider = handle(contract, {
  secret: true,
  async prepare(context, { identity: text, ...proof }) {
    const { provider, ...identity } = openIdentity(context.services, text)
    await requireProof(context, proof)
    await takeIdentity(context.services, identity)
    return { ...identity, label: provider.label }
  },
  async run(ctx, _input, identity) {
    await linkIdentity(ctx, ctx.actor, identity)
    return {}
  },
})
