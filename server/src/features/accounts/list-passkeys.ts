import { listPasskeys as contract } from '#protocol/passkeys.ts'
import { answer } from '#server/platform/call.ts'

export const listPasskeys = answer(contract, {
  async run({ db, actor }) {
    const rows = await db
      .selectFrom('passkeys')
      .select(['id', 'name', 'made_at', 'used_at'])
      .where('account_id', '=', actor.accountId)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    const passkeys = rows.map(({ id, name, made_at, used_at }) => ({
      ...{ id, name },
      madeAt: made_at.toISOString(),
      usedAt: used_at?.toISOString() ?? null,
    }))
    return { passkeys }
  },
})
