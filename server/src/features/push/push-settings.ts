import { pushSettings as contract } from '#protocol/push.ts'
import { answer } from '#server/platform/call.ts'

export const pushSettings = answer(contract, {
  async run({ db, actor }) {
    const chosen = await db
      .selectFrom('push_settings')
      .select('mentions_pass_mute')
      .where('person_id', '=', actor.personId)
      .executeTakeFirst()
    const subscription = await db
      .selectFrom('push_subscriptions')
      .select('id')
      .where('session_id', '=', actor.sessionId)
      .executeTakeFirst()
    return {
      settings: { mentionsPassMute: chosen?.mentions_pass_mute ?? true },
      subscribed: subscription !== undefined,
    }
  },
})
