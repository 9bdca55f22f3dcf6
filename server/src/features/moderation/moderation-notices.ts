import { moderationNotices as contract, type ModerationNotice } from '#protocol/moderation.ts'
import { answer } from '#server/platform/call.ts'

const shownMax = 100

export const moderationNotices = answer(contract, {
  async run({ db, actor }) {
    const rows = await db
      .selectFrom('moderation_notices')
      .select(['id', 'kind', 'acted', 'conversation_id', 'seq', 'at'])
      .where('person_id', '=', actor.personId)
      .where('confirmed_at', 'is', null)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(shownMax)
      .execute()
    const notices = rows.map(({ conversation_id, kind, at, ...rest }): ModerationNotice => ({
      ...rest,
      kind: kind as ModerationNotice['kind'],
      conversationId: conversation_id,
      at: at.toISOString(),
    }))
    return { notices }
  },
})
