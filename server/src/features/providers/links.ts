import { accountChanged } from '#protocol/accounts.ts'
import { providerLinksMax } from '#protocol/providers.ts'
import { homeOf } from '#server/features/accounts/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import type { KnownIdentity } from './identities.ts'
import { refuse } from './providers.refusals.ts'

type Owner = { accountId: string; personId: string }

/** Lets an identity open an account; again is no change. Throws `identity_taken`, `links_too_many`. */
export async function linkIdentity(
  ctx: CommandContext<unknown>,
  { accountId, personId }: Owner,
  { issuer, subject, label }: KnownIdentity & { label: string },
): Promise<void> {
  const { tx } = ctx
  await lockRow(ctx, 'accounts', accountId, 'update')
  const held = await tx.selectFrom('provider_links').select('id').where('account_id', '=', accountId).execute()
  if (held.length >= providerLinksMax) throw refuse.links_too_many({ count: providerLinksMax })
  const added = await tx
    .insertInto('provider_links')
    .values({ id: ctx.newId(), account_id: accountId, issuer, subject, made_at: ctx.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) {
    if ((await linkOf(ctx, { issuer, subject }))?.accountId === accountId) return
    throw refuse.identity_taken({ label })
  }
  const organisationId = await homeOf(ctx, personId)
  ctx.audit('provider.linked', { actorId: personId, organisationId, subjectId: personId })
  ctx.publish(accountChanged, personId, {})
}

async function linkOf({ tx }: CommandContext<unknown>, { issuer, subject }: Pick<KnownIdentity, 'issuer' | 'subject'>) {
  return tx
    .selectFrom('provider_links')
    .select('account_id as accountId')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}
