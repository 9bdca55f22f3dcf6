import { readRosterColumns as contract } from '#protocol/roster-import.ts'
import { answer } from '#server/platform/call.ts'
import { columnsInWorker } from './inspect-in-worker.ts'
import { requireScope } from './scope.queries.ts'
import { rememberedReading } from './sources.queries.ts'
import { readingOf, withUploaded } from './uploaded-file.ts'

export const columnsUploaded = answer(contract, {
  limit: { per: 'account', count: 120, windowMs: 600_000 },
  async run(ctx, input) {
    const scope = await requireScope(ctx.db, { personId: ctx.actor.personId, at: ctx.at }, input.organisationId)
    return withUploaded(ctx, input.fileId, async (path) => {
      const { fingerprints, ...columns } = await columnsInWorker(path, readingOf(ctx, scope, input))
      const source = { organisationId: input.organisationId, fingerprints }
      return { ...columns, remembered: await rememberedReading(ctx.db, source) }
    })
  },
})
