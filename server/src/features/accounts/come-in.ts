import type { Actor, CommandContext } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'
import { makeRoom } from './device-group.ts'
import { startSession } from './sessions.ts'

type Account = { accountId: string; personId: string; blocked: boolean }

/** Begins a session of an account on this device, once it is clear whose it is. Throws `account_blocked`, `only_by_http`. */
export async function comeIn(
  ctx: CommandContext<Actor | null>,
  { accountId, personId, blocked }: Account,
  { ephemeral, alongside }: { ephemeral: boolean; alongside: boolean },
): Promise<{ accountId: string; personId: string }> {
  if (blocked) throw refuse.account_blocked()
  const deviceGroup = await makeRoom(ctx, accountId, alongside)
  await startSession(ctx, accountId, { device: ctx.origin.device, ephemeral, deviceGroup })
  return { accountId, personId }
}
