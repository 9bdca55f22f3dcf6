import { createAccount, makeRoom, startSession } from '#server/features/accounts/exports.ts'
import { linkIdentity } from '#server/features/providers/exports.ts'
import type { Actor, CommandContext } from '#server/platform/call.ts'

/** How somebody who joins will sign in. */
export type NewLogin = {
  login: string
  passwordHash: string
  locale: 'ru' | 'en'
  ephemeral: boolean
  /** Who a provider says it is; then the password opens nothing. */
  identity: Parameters<typeof linkIdentity>[2] | undefined
}

/** An account for a person, and a session in it; whoever is signed in on the device waits beside. */
export async function openAccount(
  ctx: CommandContext<Actor | null>,
  personId: string,
  { login, passwordHash, locale, ephemeral, identity }: NewLogin,
): Promise<void> {
  const accountId = await createAccount(ctx, { personId, login, passwordHash, locale })
  if (identity) await linkIdentity(ctx, { accountId, personId }, identity)
  const deviceGroup = await makeRoom(ctx, accountId, true)
  await startSession(ctx, accountId, { device: ctx.origin.device, ephemeral, deviceGroup })
}
