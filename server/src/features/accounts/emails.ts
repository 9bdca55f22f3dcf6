import { createHmac } from 'node:crypto'
import { emailMinutes } from '#protocol/email.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { mailIsOn } from '#server/platform/mail.ts'
import type { Services } from '#server/platform/services.ts'
import { refuse } from './accounts.refusals.ts'
import { maskedAddress } from './email.rules.ts'

/** Throws `mail_off` where the operator has named no mail server. */
export function requireMail(services: Services): void {
  if (!mailIsOn(services)) throw refuse.mail_off()
}

/** An account's addresses as its owner is told them. */
export async function emailOf(
  db: Db,
  accountId: string,
): Promise<{ confirmed: string | null; waiting: string | null }> {
  const [confirmed, waiting] = await Promise.all([
    db.selectFrom('account_emails').select('address').where('account_id', '=', accountId).executeTakeFirst(),
    db.selectFrom('email_codes').select('address').where('account_id', '=', accountId).executeTakeFirst(),
  ])
  return {
    confirmed: confirmed ? maskedAddress(confirmed.address) : null,
    waiting: waiting ? maskedAddress(waiting.address) : null,
  }
}

/** Keyed, of this account and this address only: the row opens nothing without the key file. */
export function emailCodeHash({ keys }: Services, accountId: string, address: string, code: string): Buffer {
  const text = `email\n${accountId}\n${address}\n${code}`
  return createHmac('sha256', keys.deriveKey('one-time codes')).update(text).digest()
}

/** Until when a code or a link that is made now works. */
export function emailExpiry(at: Date): Date {
  return new Date(at.getTime() + emailMinutes * 60_000)
}

export async function languageOf(tx: Tx, accountId: string): Promise<'ru' | 'en'> {
  const { locale } = await tx
    .selectFrom('accounts')
    .select('locale')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  return locale === 'en' ? 'en' : 'ru'
}
