import { unsubscribePush as contract } from '#protocol/push.ts'
import { handle } from '#server/platform/call.ts'

export const unsubscribePush = handle(contract, {
  async run({ tx, actor }, { endpoint }) {
    await tx
      .deleteFrom('push_subscriptions')
      .where('endpoint', '=', endpoint)
      .where('person_id', '=', actor.personId)
      .execute()
    return {}
  },
})
