import { confirmNotice as contract, moderationNoticed } from '#protocol/moderation.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'

export const confirmNotice = handle(contract, {
  async run({ tx, actor, at, publish }, { noticeId }) {
    const confirmed = await tx
      .updateTable('moderation_notices')
      .set({ confirmed_at: at })
      .where('id', '=', noticeId)
      .where('person_id', '=', actor.personId)
      .returning('id')
      .executeTakeFirst()
    if (!confirmed) throw refuse.not_found()
    publish(moderationNoticed, actor.personId, { noticeId })
    return {}
  },
})
