import { createHmac, randomBytes } from 'node:crypto'
import { resetCodeHours } from '#protocol/accounts.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { codeFrom, printedCode, readCode } from '#server/platform/printed-code.ts'
import type { Services } from '#server/platform/services.ts'
import { refuse } from './accounts.refusals.ts'

export type IssuedReset = { resetId: string; code: string | null; expiresAt: Date }

/** The account that a reset is for. Throws `no_account`. */
export async function requireAccountOf(tx: Tx, personId: string): Promise<{ id: string; login: string }> {
  const row = await tx
    .selectFrom('accounts')
    .select(['id', 'login'])
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse.no_account()
  return row
}

/**
 * Opens a reset of an account, closing the one before. `withCode`: the code works at once; otherwise a second person
 * releases it. `requestedBy` null is the operator.
 */
export async function openReset(
  ctx: CommandContext<unknown>,
  accountId: string,
  { requestedBy, withCode }: { requestedBy: string | null; withCode: boolean },
): Promise<IssuedReset> {
  await ctx.tx
    .updateTable('account_resets')
    .set({ closed_at: ctx.at })
    .where('account_id', '=', accountId)
    .where('closed_at', 'is', null)
    .execute()
  const resetId = ctx.newId()
  const code = withCode ? newCode() : null
  const code_hash = code === null ? null : codeHash(ctx.services, accountId, code)
  const expiresAt = expiryFrom(ctx.at)
  const row = { id: resetId, account_id: accountId, requested_by: requestedBy, code_hash }
  await ctx.tx
    .insertInto('account_resets')
    .values({ ...row, created_at: ctx.at, expires_at: expiresAt })
    .execute()
  return { resetId, code, expiresAt }
}

/** Twelve random signs as printed: «АВЕК-2345-МНРС». Some 51 bits. */
export function newCode(): string {
  return printedCode(codeFrom(randomBytes(64)))
}

/** Keyed, and of this account only: the row opens nothing without the key file. The code may be spelt in any way. */
export function codeHash({ keys }: Services, accountId: string, code: string): Buffer {
  const signs = readCode(code)
  if (signs === null) throw new Error('not a code')
  return createHmac('sha256', keys.deriveKey('one-time codes')).update(`reset\n${accountId}\n${signs}`).digest()
}

export function expiryFrom(at: Date): Date {
  return new Date(at.getTime() + resetCodeHours * 3600_000)
}
