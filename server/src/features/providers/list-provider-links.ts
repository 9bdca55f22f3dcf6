import { listProviderLinks as contract } from '#protocol/providers.ts'
import { answer } from '#server/platform/call.ts'

export const listProviderLinks = answer(contract, {
  async run({ db, actor, services: { config } }) {
    const rows = await db
      .selectFrom('provider_links')
      .select(['id', 'issuer', 'made_at', 'used_at'])
      .where('account_id', '=', actor.accountId)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    const labels = new Map(config.oidcProviders.map(({ issuer, label }) => [issuer, label]))
    const links = rows.map(({ id, issuer, made_at, used_at }) => ({
      ...{ id, label: labels.get(issuer) ?? new URL(issuer).host },
      madeAt: made_at.toISOString(),
      usedAt: used_at?.toISOString() ?? null,
    }))
    return { links }
  },
})
