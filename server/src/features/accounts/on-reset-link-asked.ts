import { randomBytes } from 'node:crypto'
import { resetLinksPerHourMax } from '#protocol/email.ts'
import type { Tx } from '#server/platform/call.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { mailIsOn, sendMail } from '#server/platform/mail.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { letters } from './email.rules.ts'
import { emailExpiry } from './emails.ts'
import { linkHash } from './reset-links.ts'

const secretBytes = 16

/** Sends a link where the login has an address and its account is open; a few an hour, or a stranger could fill the box. */
export async function onResetLinkAsked({ streamId, data }: OutboxRow, services: Services): Promise<void> {
  const { login } = data as { login: string }
  if (!mailIsOn(services)) return
  await runAs(services, null, async (ctx) => {
    const account = await openAccount(ctx.tx, login)
    if (!account || (await linksOfLastHour(ctx.tx, account.id, ctx.at)) >= resetLinksPerHourMax) return
    const secret = randomBytes(secretBytes).toString('base64url')
    const until = emailExpiry(ctx.at)
    const link = { id: streamId, account_id: account.id, secret_hash: linkHash(secret) }
    // Asked once, handled twice: the link of the first time is on its way already.
    const added = await ctx.tx
      .insertInto('reset_links')
      .values({ ...link, created_at: ctx.at, expires_at: until })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) return
    const { subject, text } = letters[account.locale === 'en' ? 'en' : 'ru'].link(
      `${services.address()}/sign-in/link#${secret}`,
    )
    sendMail(ctx, { to: account.address, subject, text, until })
  })
}

/** Locked, so that two who ask at once are counted one after the other. */
function openAccount(tx: Tx, login: string) {
  return tx
    .selectFrom('accounts')
    .innerJoin('account_emails', 'account_emails.account_id', 'accounts.id')
    .select(['accounts.id', 'accounts.locale', 'account_emails.address'])
    .where('accounts.login', '=', login)
    .where('accounts.blocked_at', 'is', null)
    .forUpdate('accounts')
    .executeTakeFirst()
}

async function linksOfLastHour(tx: Tx, accountId: string, at: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('reset_links')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('created_at', '>', new Date(at.getTime() - 3600_000))
    .executeTakeFirstOrThrow()
  return count
}
