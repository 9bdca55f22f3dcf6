import { blockPerson as contract, blocksChanged } from '#protocol/moderation.ts'
import { reviewDirects } from '#server/features/conversations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { requireAcquainted } from './moderation.access.ts'
import { refuse } from './moderation.refusals.ts'

/** Closes the direct conversation for both. Official chats go on: a school must be able to reach everybody in them. */
export const blockPerson = handle(contract, {
  async run(ctx, { personId }) {
    const { tx, actor, at } = ctx
    if (personId === actor.personId) throw refuse.block_oneself()
    await requireAcquainted(tx, actor.personId, personId, at)
    await tx
      .insertInto('person_blocks')
      .values({ person_id: actor.personId, blocked_id: personId, at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await reviewDirects(ctx, [actor.personId])
    ctx.publish(blocksChanged, actor.personId, {})
    return {}
  },
})
