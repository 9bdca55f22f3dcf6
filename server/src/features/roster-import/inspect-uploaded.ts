import { inspectRoster as contract, rosterRowsListedMax } from '#protocol/roster-import.ts'
import { answer } from '#server/platform/call.ts'
import { openInspector } from './inspect-in-worker.ts'
import { inspectKept } from './kept-inspectors.ts'
import { requireScope } from './scope.queries.ts'
import { rosterNow } from './snapshot.queries.ts'
import { readingOf, withUploaded } from './uploaded-file.ts'

export const inspectUploaded = answer(contract, {
  // Every choice in the wizard asks again, and doubts are decided every other second.
  limit: { per: 'account', count: 300, windowMs: 600_000 },
  async run(ctx, input) {
    const { cover, decisions, ...said } = input
    const { organisationId, fileId } = said
    const { personId } = ctx.actor
    const scope = await requireScope(ctx.db, { personId, at: ctx.at }, organisationId)
    // The answer names people who are on the roster already, with birth dates where two look alike.
    await ctx.looked('people.listed', { organisationId, data: { circle: 'all' } })
    const choices = { cover, decisions }
    const options = { ...readingOf(ctx, scope, said), organisationId, listed: rosterRowsListedMax }
    return inspectKept({
      ...{ personId, organisationId, choices },
      reading: { fileId, ...options, organisations: scope.organisationIds.length },
      anew: decisions === undefined,
      open: () =>
        withUploaded(ctx, fileId, async (path) =>
          openInspector(path, { ...options, ...choices }, rosterNow(ctx.services, scope)),
        ),
    })
  },
})
