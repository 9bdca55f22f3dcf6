import { freshMinutes, type Proof } from '#protocol/passkeys.ts'
import type { QueryContext } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'
import { requirePassword } from './credentials.ts'
import { requirePasskey } from './passkeys.ts'

/**
 * That it is still the same person who sits there: by password, by passkey, or because the session has just begun. Throws
 * `proof_needed`, `wrong_password`, `passkey_wrong`, `wait_before_guessing`.
 */
export async function requireProof(
  { services, actor: { accountId, sessionId }, origin, at }: QueryContext,
  { password, passkey }: Proof,
): Promise<void> {
  if (password !== undefined) {
    await requirePassword(services, { accountId, password, address: origin.address })
    return
  }
  if (passkey !== undefined) {
    await requirePasskey(services, passkey, accountId)
    return
  }
  const since = new Date(at.getTime() - freshMinutes * 60_000)
  const fresh = await services.db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', sessionId)
    .where('created_at', '>', since)
    .executeTakeFirst()
  if (!fresh) throw refuse.proof_needed()
}
