import type { CommandContext } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import { refuse } from './accounts.refusals.ts'
import { noPassword } from './passwords.ts'

/**
 * For a command that has just taken a way in away: something must be left. Throws `last_way_in`, which undoes it. The account’s
 * row is locked, so that two who take away the last two ways do not both succeed.
 */
export async function requireWayIn(ctx: CommandContext<unknown>, accountId: string): Promise<void> {
  const { tx, services } = ctx
  const account = await lock(
    ctx,
    tx.selectFrom('accounts').select('password_hash').where('id', '=', accountId).forUpdate().executeTakeFirstOrThrow(),
  )
  if (account.password_hash !== noPassword) return
  const passkey = await tx.selectFrom('passkeys').select('id').where('account_id', '=', accountId).executeTakeFirst()
  if (passkey) return
  const links = await tx.selectFrom('provider_links').select('issuer').where('account_id', '=', accountId).execute()
  const open = new Set(services.config.oidcProviders.map(({ issuer }) => issuer))
  if (!links.some(({ issuer }) => open.has(issuer))) throw refuse.last_way_in()
}
