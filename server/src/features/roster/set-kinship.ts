import { setKinship as contract } from '#protocol/roster.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { announceTies } from './notices.ts'
import { isRestricted } from './roster.queries.ts'
import { changeGuardianship } from './tie-writes.ts'

export const setKinship = handle(contract, {
  async run(ctx, { childId, kinship }) {
    const { personId } = ctx.actor
    if (await isRestricted(ctx.tx, { guardianId: personId, childId }, ctx.at)) throw refuse.not_found()
    if (!(await changeGuardianship(ctx, personId, childId, { shown_kinship: kinship }))) throw refuse.not_found()
    announceTies(ctx, [personId])
    return {}
  },
})
