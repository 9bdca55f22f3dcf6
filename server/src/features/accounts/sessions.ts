import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { SessionEnded } from '#protocol/accounts.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'
import { ephemeralIdleMs, sessionIdleMs } from './accounts.rules.ts'
import { refuse } from './accounts.refusals.ts'
import { forgetToken } from './session-cache.ts'

export type EndReason = SessionEnded['reason']

/**
 * Begins a session of an account on the device that asks, and gives its token: 256 random bits, kept here only as a hash.
 * Sets the session cookie; throws `only_by_http` where there is none to set. `deviceGroup` ties it to the other accounts
 * of a shared device.
 */
export async function startSession(
  ctx: CommandContext<unknown>,
  accountId: string,
  { device, ephemeral, deviceGroup = null }: { device: string; ephemeral: boolean; deviceGroup?: string | null },
): Promise<string> {
  if (!ctx.origin.setSessionToken) throw refuse.only_by_http()
  const token = newToken()
  const row = {
    id: ctx.newId(),
    account_id: accountId,
    token_hash: hashOf(token),
    device,
    ephemeral,
    device_group: deviceGroup,
  }
  const times = { created_at: ctx.at, seen_at: ctx.at, expires_at: expiryOf(ctx.at, ephemeral) }
  await ctx.tx
    .insertInto('sessions')
    .values({ ...row, ...times })
    .execute()
  await ctx.tx
    .updateTable('accounts')
    .set({ first_signed_in_at: ctx.at })
    .where('id', '=', accountId)
    .where('first_signed_in_at', 'is', null)
    .execute()
  await rememberDevice(ctx, accountId)
  ctx.origin.setSessionToken(token, { ephemeral })
  return token
}

/** The device of an account's first session is the one that activated it; what no browser says is not known. */
async function rememberDevice({ tx, at, origin }: CommandContext<unknown>, accountId: string): Promise<void> {
  if (origin.deviceId === undefined) return
  await sql`
    insert into account_devices (account_id, device_id, first_at, activated)
    select a.id, ${origin.deviceId}, ${at},
      a.first_signed_in_at = ${at} and not exists (select from account_devices d where d.account_id = a.id)
    from accounts a where a.id = ${accountId}
    on conflict do nothing`.execute(tx)
}

/** What ends: all sessions of an account, all but one, or one. `wipe`: those devices forget what they stored. */
export type Ending = { reason: EndReason; exceptSessionId?: string; onlySessionId?: string; wipe?: boolean }

/** Ends sessions of an account; their sockets close with the commit. Gives the ids of those that were open. */
export async function endSessions(ctx: CommandContext<unknown>, accountId: string, ending: Ending): Promise<string[]> {
  const { reason, exceptSessionId, onlySessionId, wipe = true } = ending
  let query = ctx.tx
    .updateTable('sessions')
    .set({ ended_at: ctx.at, end_reason: reason })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
  if (exceptSessionId) query = query.where('id', '<>', exceptSessionId)
  if (onlySessionId) query = query.where('id', '=', onlySessionId)
  const rows = await query.returning('id').execute()
  const ids = rows.map((row) => row.id)
  if (ids.length > 0) await ctx.tx.deleteFrom('push_subscriptions').where('session_id', 'in', ids).execute()
  ctx.afterCommit(() => closeSockets(ctx.services, ids, reason, wipe))
  return ids
}

/** Makes caches forget these sessions and closes their sockets; other processes notice by themselves within seconds. */
export function closeSockets(
  { sessionSockets }: Services,
  sessionIds: readonly string[],
  reason: EndReason,
  wipe: boolean,
): void {
  for (const id of sessionIds) {
    forgetToken(id)
    sessionSockets.end(id, reason, wipe)
  }
}

/** Gives a session another token; the one before opens nothing from the commit on. */
export async function replaceToken(tx: Tx, sessionId: string): Promise<string> {
  const token = newToken()
  await tx
    .updateTable('sessions')
    .set({ token_hash: hashOf(token) })
    .where('id', '=', sessionId)
    .execute()
  return token
}

export function expiryOf(at: Date, ephemeral: boolean): Date {
  return new Date(at.getTime() + (ephemeral ? ephemeralIdleMs : sessionIdleMs))
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function newToken(): string {
  return randomBytes(32).toString('base64url')
}
