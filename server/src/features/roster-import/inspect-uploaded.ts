import { inspectRoster as contract } from '#protocol/roster-import.ts'
import { answer } from '#server/platform/call.ts'
import { inspectInWorker } from './inspect-in-worker.ts'
import { requireScope } from './scope.queries.ts'
import { snapshotOf } from './snapshot.queries.ts'
import { readingOf, withUploaded } from './uploaded-file.ts'

export const inspectUploaded = answer(contract, {
  limit: { per: 'account', count: 30, windowMs: 600_000 },
  async run(ctx, input) {
    const { organisationId, fileId } = input
    const scope = await requireScope(ctx.db, { personId: ctx.actor.personId, at: ctx.at }, organisationId)
    return withUploaded(ctx, fileId, async (path) => {
      const snapshot = await snapshotOf(ctx.services, scope)
      return inspectInWorker(path, { ...readingOf(ctx, scope, input), organisationId, snapshot })
    })
  },
})
