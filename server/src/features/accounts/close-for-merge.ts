import type { CommandContext } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import { refuse } from './accounts.refusals.ts'
import { endSessions } from './sessions.ts'

/**
 * Ends an account that becomes one with another: its sessions, its login and all its ways in. Both rows are locked before, in
 * one order, so that two merges never meet halfway. Throws `no_account` when the other is gone already.
 */
export async function closeForMerge(
  ctx: CommandContext,
  { accountId, personId }: { accountId: string; personId: string },
  keptId: string,
): Promise<void> {
  const both = await lock(
    ctx,
    ctx.tx
      .selectFrom('accounts')
      .select(['id', 'person_id', 'blocked_at', 'first_signed_in_at', 'created_at'])
      .where('id', 'in', [accountId, keptId])
      .orderBy('id')
      .forUpdate()
      .execute(),
  )
  const other = both.find((row) => row.id === accountId)
  if (!other || other.person_id !== personId || both.length < 2) throw refuse.no_account()
  if (other.blocked_at) throw refuse.account_blocked()
  await endSessions(ctx, accountId, { reason: 'merged' })
  if (other.first_signed_in_at) {
    const { first_signed_in_at, created_at } = other
    const former = { person_id: personId, first_signed_in_at, created_at, closed_at: ctx.at }
    await ctx.tx.insertInto('former_accounts').values(former).execute()
  }
  await ctx.tx.deleteFrom('accounts').where('id', '=', accountId).execute()
}
