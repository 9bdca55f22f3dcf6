import { openedNotice as contract } from '#protocol/notices.ts'
import { noteUse } from '#server/features/uses/exports.ts'
import { handle } from '#server/platform/call.ts'
import { requireNotice } from './notices.access.ts'

export const openedNotice = handle(contract, {
  async run(ctx, { noticeId }) {
    const { tx, actor, at } = ctx
    ctx.afterCommit(() => noteUse(ctx.services, [actor.personId], at))
    const { withdrawnAt } = await requireNotice(tx, { personId: actor.personId, at }, noticeId)
    if (withdrawnAt) return {}
    await tx
      .updateTable('notice_recipients')
      .set({ opened_at: at })
      .where('notice_id', '=', noticeId)
      .where('person_id', '=', actor.personId)
      .where('opened_at', 'is', null)
      .execute()
    return {}
  },
})
