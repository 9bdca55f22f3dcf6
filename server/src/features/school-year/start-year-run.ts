import { startYearRun as contract } from '#protocol/school-year.ts'
import { handle } from '#server/platform/call.ts'
import { startRun } from './runs.ts'
import { requireOfficeYear } from './school-year.access.ts'

export const startYearRun = handle(contract, {
  async run(ctx, { id, ...input }) {
    await requireOfficeYear(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, input.organisationId)
    await startRun(ctx, { runId: id, ...input })
    return { runId: id }
  },
})
