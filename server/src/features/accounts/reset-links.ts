import { createHash } from 'node:crypto'
import type { CommandContext, Db, Tx } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'
import { rolesOf } from '#server/features/roster/exports.ts'
import { refuse } from './accounts.refusals.ts'
import { isOperator } from './administration.ts'
import { isAdministrative } from './administration.rules.ts'

const keptMs = 24 * 3600_000

export type ResetLink = {
  readonly linkId: string
  readonly accountId: string
  readonly personId: string
  readonly login: string
}

/** The secret has 128 random bits: a plain hash is enough. */
export function linkHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Whose link this is, as long as it works. Throws `reset_link_over`, `account_blocked`. */
export async function requireLink(db: Db, secret: string, at: Date): Promise<ResetLink> {
  const row = await db
    .selectFrom('reset_links')
    .innerJoin('accounts', 'accounts.id', 'reset_links.account_id')
    .select(['reset_links.id as linkId', 'accounts.id as accountId', 'accounts.person_id as personId'])
    .select(['accounts.login', 'accounts.blocked_at as blockedAt'])
    .where('reset_links.secret_hash', '=', linkHash(secret))
    .where('reset_links.used_at', 'is', null)
    .where('reset_links.expires_at', '>', at)
    .executeTakeFirst()
  if (!row) throw refuse.reset_link_over()
  const { blockedAt, ...link } = row
  if (blockedAt) throw refuse.account_blocked()
  return link
}

/** Spends a link and closes the account's others. Throws `reset_link_over` when somebody was faster. */
export async function spendLink({ tx, at }: CommandContext<unknown>, { linkId, accountId }: ResetLink): Promise<void> {
  const spent = await tx
    .updateTable('reset_links')
    .set({ used_at: at })
    .where('id', '=', linkId)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!spent) throw refuse.reset_link_over()
  await closeLinks(tx, accountId, at)
}

/** Links in letters open nothing any more: the password or the address is another now. They still count for the hour. */
export async function closeLinks(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx
    .updateTable('reset_links')
    .set({ used_at: at })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute()
}

/** Whether e-mail is not enough: whoever manages an organisation is restored by two, an operator on the command line. */
export async function needsRelease(db: Db, personId: string, at: Date): Promise<boolean> {
  return isAdministrative(await rolesOf(db, personId, at)) || (await isOperator(db, personId))
}

/** Links and codes of yesterday need no memory. Run by a job. */
export async function forgetOldLinks({ db, clock }: Services): Promise<void> {
  const now = clock.now()
  await db
    .deleteFrom('reset_links')
    .where('created_at', '<', new Date(now.getTime() - keptMs))
    .execute()
  await db.deleteFrom('email_codes').where('expires_at', '<', now).execute()
}
