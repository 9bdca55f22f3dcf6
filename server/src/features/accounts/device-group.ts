import { randomBytes } from 'node:crypto'
import type { Actor, CommandContext, Db } from '#server/platform/call.ts'
import { closeSockets, endSessions } from './sessions.ts'

/** Accounts that one device may hold beside the one in front. */
export const parkedMax = 5

/**
 * Makes room for another account on the device that asks: the one in front is parked (`alongside`) or its session ends. Gives
 * the group that ties the accounts of this device, or null. A session for «чужой компьютер» is never parked.
 */
export async function makeRoom(
  ctx: CommandContext<Actor | null>,
  accountId: string,
  alongside: boolean,
): Promise<string | null> {
  const { actor, tx } = ctx
  if (!actor) return null
  const front = await tx
    .selectFrom('sessions')
    .select(['device_group', 'ephemeral'])
    .where('id', '=', actor.sessionId)
    .executeTakeFirstOrThrow()
  if (!alongside || front.ephemeral || actor.accountId === accountId) {
    const reason = actor.accountId === accountId ? 'switched' : 'signed_out'
    await endSessions(ctx, actor.accountId, { reason, onlySessionId: actor.sessionId, wipe: reason === 'signed_out' })
    return alongside ? front.device_group : null
  }
  const group = front.device_group ?? ctx.newId()
  await tx.updateTable('sessions').set({ device_group: group }).where('id', '=', actor.sessionId).execute()
  await endOldest(ctx, group, accountId)
  await park(ctx, actor.sessionId)
  return group
}

/**
 * Puts a session aside: no token opens it until somebody switches back to it. Its sockets close without forgetting anything.
 */
export async function park(ctx: CommandContext<unknown>, sessionId: string): Promise<void> {
  await ctx.tx
    .updateTable('sessions')
    .set({ parked_at: ctx.at, token_hash: randomBytes(32) })
    .where('id', '=', sessionId)
    .execute()
  ctx.afterCommit(() => closeSockets(ctx.services, [sessionId], 'switched', false))
}

/** What waits on the device of a session: newest first. */
export function parkedBeside(db: Db, sessionId: string, at: Date) {
  return db
    .selectFrom('sessions as front')
    .innerJoin('sessions as parked', 'parked.device_group', 'front.device_group')
    .innerJoin('accounts', 'accounts.id', 'parked.account_id')
    .select(['parked.id as sessionId', 'parked.account_id as accountId', 'accounts.person_id as personId'])
    .select(['accounts.pin_hash as pinHash', 'parked.ephemeral'])
    .where('front.id', '=', sessionId)
    .where('parked.id', '<>', sessionId)
    .where('parked.ended_at', 'is', null)
    .where('parked.parked_at', 'is not', null)
    .where('parked.expires_at', '>', at)
    .where('accounts.blocked_at', 'is', null)
    .orderBy('parked.parked_at', 'desc')
}

/** The account that comes in again, and whoever has waited longest where it gets crowded. */
async function endOldest(ctx: CommandContext<Actor | null>, group: string, accountId: string): Promise<void> {
  const waiting = await ctx.tx
    .selectFrom('sessions')
    .select(['id', 'account_id'])
    .where('device_group', '=', group)
    .where('ended_at', 'is', null)
    .where('parked_at', 'is not', null)
    .orderBy('parked_at', 'desc')
    .execute()
  const leaving = waiting.filter((row, index) => row.account_id === accountId || index >= parkedMax - 1)
  for (const row of leaving) {
    const wipe = row.account_id !== accountId
    await endSessions(ctx, row.account_id, { reason: 'signed_out', onlySessionId: row.id, wipe })
  }
}
