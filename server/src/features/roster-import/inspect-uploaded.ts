import { inspectRoster as contract, rosterRowsListedMax } from '#protocol/roster-import.ts'
import { answer } from '#server/platform/call.ts'
import { inspectInWorker } from './inspect-in-worker.ts'
import { requireScope } from './scope.queries.ts'
import { rosterNow } from './snapshot.queries.ts'
import { readingOf, withUploaded } from './uploaded-file.ts'

export const inspectUploaded = answer(contract, {
  // Every choice in the wizard asks again.
  limit: { per: 'account', count: 120, windowMs: 600_000 },
  async run(ctx, input) {
    const { organisationId, fileId } = input
    const scope = await requireScope(ctx.db, { personId: ctx.actor.personId, at: ctx.at }, organisationId)
    return withUploaded(ctx, fileId, async (path) => {
      // The answer names people who are on the roster already, with birth dates where two look alike.
      await ctx.looked('people.listed', { organisationId, data: { circle: 'all' } })
      const { cover, decisions } = input
      const options = { ...readingOf(ctx, scope, input), cover, decisions, organisationId, listed: rosterRowsListedMax }
      return inspectInWorker(path, options, rosterNow(ctx.services, scope))
    })
  },
})
