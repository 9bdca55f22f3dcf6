import { unblockAccount as contract } from '#protocol/accounts.ts'
import { mayManage } from '#server/features/roster/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { requireGround } from './administration.ts'
import { openAccount } from './blocking.ts'

/** Opened again where it was closed, or by an office above that place. */
export const unblockAccount = handle(contract, {
  async run(ctx, { personId }) {
    const { tx, actor, at } = ctx
    await requireGround(tx, actor.personId, personId, at)
    const account = await tx
      .selectFrom('accounts')
      .select('blocked_in')
      .where('person_id', '=', personId)
      .executeTakeFirst()
    const place = account?.blocked_in
    if (place && !(await mayManage(tx, actor.personId, place, at))) throw refuse.not_allowed()
    await openAccount(ctx, personId)
    return {}
  },
})
