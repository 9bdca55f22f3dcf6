import { applyYear as contract } from '#protocol/school-year.ts'
import { handle } from '#server/platform/call.ts'
import { applyRollover } from './apply-rollover.ts'
import { requireYear } from './school-year.access.ts'

export const applyYear = handle(contract, {
  async run(ctx, { organisationId, hash }) {
    await requireYear(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, organisationId)
    return applyRollover(ctx, { organisationId, hash })
  },
})
