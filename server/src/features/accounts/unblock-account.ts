import { unblockAccount as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { mayManage } from '#server/features/roster/exports.ts'
import { requireGround } from './administration.ts'

/** Opened again where it was closed, or by an office above that place. */
export const unblockAccount = handle(contract, {
  async run(ctx, { personId }) {
    const { tx, actor, at } = ctx
    await requireGround(tx, actor.personId, personId, at)
    const account = await tx
      .selectFrom('accounts')
      .select(['id', 'blocked_at', 'blocked_in'])
      .where('person_id', '=', personId)
      .forUpdate()
      .executeTakeFirst()
    if (!account?.blocked_at) return {}
    if (account.blocked_in && !(await mayManage(tx, actor.personId, account.blocked_in, at))) throw refuse.not_allowed()
    const open = { blocked_at: null, blocked_by: null, blocked_in: null, blocked_reason: '' }
    await tx.updateTable('accounts').set(open).where('id', '=', account.id).execute()
    ctx.audit('account.unblocked', {
      ...(account.blocked_in ? { organisationId: account.blocked_in } : {}),
      subjectId: personId,
    })
    return {}
  },
})
