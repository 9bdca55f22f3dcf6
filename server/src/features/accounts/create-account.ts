import type { Locale } from '#protocol/accounts.ts'
import type { CommandContext, QueryContext } from '#server/platform/call.ts'
import { normaliseLogin, passwordRefusal } from './accounts.rules.ts'
import { refuse } from './accounts.refusals.ts'
import { hashSecret, noPassword } from './passwords.ts'

export type NewAccount = {
  personId: string
  login: string
  /** From `prepareAccount`, where it was made outside the transaction; or the password itself. */
  passwordHash?: string
  password?: string
  locale: Locale
}

/**
 * Checks login and password that somebody chose and makes the hash: for a command's `prepare`, since hashing takes some
 * 30 ms. `null`: no password, for whoever has another way in. Throws `login_taken` and the refusals of passwords.
 */
export async function prepareAccount(
  { db }: Pick<QueryContext, 'db'>,
  { login, password }: { login: string; password: string | null },
): Promise<string> {
  const name = normaliseLogin(login)
  const unfit = password === null ? null : passwordRefusal(password, name)
  if (unfit) throw unfit
  const taken = await db.selectFrom('accounts').select('id').where('login', '=', name).executeTakeFirst()
  if (taken) throw refuse.login_taken()
  return password === null ? noPassword : hashSecret(password)
}

/** Makes a person's account and gives its id. Throws `login_taken`, `has_account`, and the refusals of passwords. */
export async function createAccount(ctx: CommandContext<unknown>, account: NewAccount): Promise<string> {
  const login = normaliseLogin(account.login)
  const password_hash = account.passwordHash ?? (await hashOrRefuse(account.password ?? '', login))
  const id = ctx.newId()
  const row = { id, person_id: account.personId, login, password_hash, locale: account.locale, created_at: ctx.at }
  const made = await ctx.tx
    .insertInto('accounts')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return id
  const taken = await ctx.tx.selectFrom('accounts').select('id').where('login', '=', login).executeTakeFirst()
  throw taken ? refuse.login_taken() : refuse.has_account()
}

async function hashOrRefuse(password: string, login: string): Promise<string> {
  const unfit = passwordRefusal(password, login)
  if (unfit) throw unfit
  return hashSecret(password)
}
