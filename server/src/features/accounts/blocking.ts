import type { CommandContext, Db } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'
import { reachOf, requireGround } from './administration.ts'
import { standsOver } from './administration.rules.ts'
import { endSessions } from './sessions.ts'

/**
 * Closes a person's account on all devices with the commit. `actor` must stand over that person; throws `not_found`,
 * `not_allowed`, `no_account`. Blocking a blocked account changes nothing.
 */
export async function blockAccountOf(ctx: CommandContext, personId: string, reason: string): Promise<void> {
  const ground = await requireGround(ctx.tx, ctx.actor.personId, personId, ctx.at)
  const account = await ctx.tx
    .selectFrom('accounts')
    .select(['id', 'blocked_at'])
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!account) throw refuse.no_account()
  if (account.blocked_at) return
  const block = { blocked_at: ctx.at, blocked_by: ctx.actor.personId, blocked_in: ground.organisationId, blocked_reason: reason }
  await ctx.tx.updateTable('accounts').set(block).where('id', '=', account.id).execute()
  await endSessions(ctx, account.id, { reason: 'blocked' })
  ctx.audit('account.blocked', { organisationId: ground.organisationId, subjectId: personId })
}

/** Whether `blockAccountOf` would let this person do it. */
export async function mayBlockAccount(db: Db, actorId: string, personId: string, at: Date): Promise<boolean> {
  const { grounds, ties } = await reachOf(db, actorId, personId, at)
  return grounds.some((ground) => standsOver(ground, ties))
}
