import { setKinship as contract } from '#protocol/roster.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { announceTies } from './notices.ts'
import { validGuardianship } from './tie-writes.ts'

export const setKinship = handle(contract, {
  async run(ctx, { childId, kinship }) {
    const changed = await validGuardianship(ctx.tx, ctx.at, ctx.actor.personId, childId)
      .where('restricted', '=', false)
      .set({ shown_kinship: kinship })
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) throw refuse.not_found()
    announceTies(ctx, [ctx.actor.personId])
    return {}
  },
})
