import { withdrawNotice as contract } from '#protocol/notices.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { requireNotice } from './notices.access.ts'
import { sayProgress } from './progress.ts'
import { tellLater } from './tell.ts'

export const withdrawNotice = handle(contract, {
  async run(ctx, { noticeId }) {
    const { tx, actor, at } = ctx
    const { organisationId, owns } = await requireNotice(tx, { personId: actor.personId, at }, noticeId)
    if (!owns) throw refuse.not_allowed()
    const { numUpdatedRows } = await tx
      .updateTable('notices')
      .set({ withdrawn_at: at, withdrawn_by: actor.personId })
      .where('id', '=', noticeId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return {}
    tellLater(ctx, noticeId, 'withdrawn')
    await sayProgress(ctx, noticeId, [organisationId])
    ctx.audit('notice.withdrawn', { organisationId, data: { noticeId } })
    return {}
  },
})
