import { blocksChanged, unblockPerson as contract } from '#protocol/moderation.ts'
import { reviewDirects } from '#server/features/conversations/exports.ts'
import { handle } from '#server/platform/call.ts'

export const unblockPerson = handle(contract, {
  async run(ctx, { personId }) {
    await ctx.tx
      .deleteFrom('person_blocks')
      .where('person_id', '=', ctx.actor.personId)
      .where('blocked_id', '=', personId)
      .execute()
    await reviewDirects(ctx, [ctx.actor.personId])
    ctx.publish(blocksChanged, ctx.actor.personId, {})
    return {}
  },
})
