import { undoYear as contract } from '#protocol/school-year.ts'
import { handle } from '#server/platform/call.ts'
import { requireYear } from './school-year.access.ts'
import { undoRollover } from './undo-rollover.ts'

export const undoYear = handle(contract, {
  async run(ctx, input) {
    await requireYear(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, input.organisationId)
    return undoRollover(ctx, input)
  },
})
