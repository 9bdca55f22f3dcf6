import { providerSignIn as contract } from '#protocol/providers.ts'
import { comeIn, secondStep } from '#server/features/accounts/exports.ts'
import { handleOpen, type Db } from '#server/platform/call.ts'
import { openIdentity, takeIdentity, type KnownIdentity } from './identities.ts'
import { refuse } from './providers.refusals.ts'

export const providerSignIn = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 1200, windowMs: 60_000 },
  async prepare({ services, origin, at }, { identity: text, code, passkey }) {
    const { provider, ...identity } = openIdentity(services, text)
    const account = await accountOf(services.db, identity)
    if (!account) throw refuse.identity_unknown({ label: provider.label })
    const given = { code, passkey, address: origin.address, at }
    if (!provider.secondFactor) await secondStep(services, account, given)
    await takeIdentity(services, identity)
    await services.db.updateTable('provider_links').set({ used_at: at }).where('id', '=', account.linkId).execute()
    return account
  },
  run: (ctx, { ephemeral = false, alongside = false }, account) => comeIn(ctx, account, { ephemeral, alongside }),
})

async function accountOf(db: Db, { issuer, subject }: KnownIdentity) {
  const row = await db
    .selectFrom('provider_links')
    .innerJoin('accounts', 'accounts.id', 'provider_links.account_id')
    .select(['provider_links.id as linkId', 'accounts.id as accountId', 'person_id as personId', 'blocked_at'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row && { ...row, blocked: row.blocked_at !== null }
}
