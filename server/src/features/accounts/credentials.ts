import type { Db } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'
import { normaliseLogin } from './accounts.rules.ts'
import { refuse } from './accounts.refusals.ts'
import { underDelays } from './guess-delays.ts'
import { verifySecret } from './passwords.ts'

export type Credentials = { accountId: string; personId: string; login: string; blocked: boolean }

/**
 * Whose login and password these are. An unknown login costs the same time and is refused in the same words; that an account
 * is blocked is told only to whoever knows its password. Throws `wrong_login_or_password`, `wait_before_guessing`.
 */
export async function verifyCredentials(
  services: Services,
  { login, password, address }: { login: string; password: string; address: string },
): Promise<Credentials> {
  const name = normaliseLogin(login)
  const found = await underDelays(services, { secretOf: name, address }, async () => {
    const row = await accountByLogin(services.db, name)
    return (await verifySecret(row?.password_hash ?? null, password)) ? row! : null
  })
  if (!found) throw refuse.wrong_login_or_password()
  return { accountId: found.id, personId: found.person_id, login: name, blocked: found.blocked_at !== null }
}

/** The signed-in person's own password, asked once more. Throws `wrong_password`, `wait_before_guessing`. */
export async function requirePassword(
  services: Services,
  { accountId, password, address }: { accountId: string; password: string; address: string },
): Promise<{ login: string }> {
  const found = await underDelays(services, { secretOf: accountId, address }, async () => {
    const row = await services.db
      .selectFrom('accounts')
      .select(['login', 'password_hash'])
      .where('id', '=', accountId)
      .executeTakeFirst()
    return (await verifySecret(row?.password_hash ?? null, password)) ? row! : null
  })
  if (!found) throw refuse.wrong_password()
  return { login: found.login }
}

function accountByLogin(db: Db, login: string) {
  return db
    .selectFrom('accounts')
    .select(['id', 'person_id', 'password_hash', 'blocked_at'])
    .where('login', '=', login)
    .executeTakeFirst()
}
