import { seeRosterNotices as contract } from '#protocol/roster.ts'
import { handle } from '#server/platform/call.ts'

export const seeRosterNotices = handle(contract, {
  async run(ctx, { ids }) {
    await ctx.tx
      .updateTable('roster_notices')
      .set({ seen_at: ctx.at })
      .where('person_id', '=', ctx.actor.personId)
      .where('id', 'in', ids)
      .where('seen_at', 'is', null)
      .execute()
    return {}
  },
})
