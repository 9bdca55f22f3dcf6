import { demoSignIn as contract } from '#protocol/demo.ts'
import { handleOpen } from '#server/platform/call.ts'
import { refuse as platformRefuse } from '#server/platform/refusal.ts'
import { makeRoom, startSession } from '#server/features/accounts/exports.ts'
import { refuse } from './demo.refusals.ts'

export const demoSignIn = handleOpen(contract, {
  secret: true,
  limit: { per: 'address', count: 120, windowMs: 60_000 },
  async run(ctx, { personId }) {
    if (!ctx.services.config.demo) throw refuse.only_demo()
    const account = await ctx.tx
      .selectFrom('accounts')
      .select('id')
      .where('person_id', '=', personId)
      .where('blocked_at', 'is', null)
      .executeTakeFirst()
    if (!account) throw platformRefuse.not_found()
    const deviceGroup = await makeRoom(ctx, account.id, false)
    await startSession(ctx, account.id, { device: ctx.origin.device, ephemeral: false, deviceGroup })
    return { accountId: account.id, personId }
  },
})
