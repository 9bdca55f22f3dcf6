import type { CommandContext, Db } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import { refuse } from './accounts.refusals.ts'
import { reachOf, requireGround } from './administration.ts'
import { standsOver } from './administration.rules.ts'
import { endSessions } from './sessions.ts'
import { homeOf } from './home.ts'

/**
 * Closes a person's account on all devices with the commit. `actor` must stand over that person; throws `not_found`,
 * `not_allowed`, `no_account`. Blocking a blocked account changes nothing.
 */
export async function blockAccountOf(ctx: CommandContext, personId: string, reason: string): Promise<void> {
  const ground = await requireGround(ctx.tx, ctx.actor.personId, personId, ctx.at)
  await closeAccount(ctx, personId, { by: ctx.actor.personId, organisationId: ground.organisationId, reason })
}

type Closing = { by: string | null; organisationId: string | null; reason: string }

/** Closes an account without asking who may: for `blockAccountOf` and the command line. False when it was closed before. */
export async function closeAccount(ctx: CommandContext<unknown>, personId: string, closing: Closing): Promise<boolean> {
  const { by, organisationId, reason } = closing
  const account = await lock(
    ctx,
    ctx.tx
      .selectFrom('accounts')
      .select(['id', 'blocked_at'])
      .where('person_id', '=', personId)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (!account) throw refuse.no_account()
  if (account.blocked_at) return false
  const block = { blocked_at: ctx.at, blocked_by: by, blocked_in: organisationId, blocked_reason: reason }
  await ctx.tx.updateTable('accounts').set(block).where('id', '=', account.id).execute()
  await endSessions(ctx, account.id, { reason: 'blocked' })
  ctx.audit('account.blocked', { organisationId: organisationId ?? (await homeOf(ctx, personId)), subjectId: personId })
  return true
}

/** The way back; the caller has checked who may. False when it was open. */
export async function openAccount(ctx: CommandContext<unknown>, personId: string): Promise<boolean> {
  const open = { blocked_at: null, blocked_by: null, blocked_in: null, blocked_reason: '' }
  const before = await lock(
    ctx,
    ctx.tx
      .selectFrom('accounts')
      .select(['blocked_in', 'blocked_at'])
      .where('person_id', '=', personId)
      .where('blocked_at', 'is not', null)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (!before) return false
  const block = { person_id: personId, from_at: before.blocked_at!, to_at: ctx.at }
  await ctx.tx.insertInto('account_blocks').values(block).execute()
  await ctx.tx.updateTable('accounts').set(open).where('person_id', '=', personId).execute()
  ctx.audit('account.unblocked', {
    organisationId: before.blocked_in ?? (await homeOf(ctx, personId)),
    subjectId: personId,
  })
  return true
}

/** Whether `blockAccountOf` would let this person do it. */
export async function mayBlockAccount(db: Db, actorId: string, personId: string, at: Date): Promise<boolean> {
  const { grounds, ties } = await reachOf(db, actorId, personId, at)
  return grounds.some((ground) => standsOver(ground, ties))
}
