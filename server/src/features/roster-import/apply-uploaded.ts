import { applyRoster as contract } from '#protocol/roster-import.ts'
import { handle } from '#server/platform/call.ts'
import { applyFile } from './apply/apply-file.ts'
import { withProgress } from './apply/progress.ts'
import { letGoOf } from './kept-inspectors.ts'
import { requireScope } from './scope.queries.ts'
import { readingOf, withUploaded } from './uploaded-file.ts'

export const applyUploaded = handle(contract, {
  limit: { per: 'account', count: 30, windowMs: 600_000 },
  // A transaction of its own, begun after the file was read: doing it again changes nothing.
  async prepare(ctx, input) {
    const { actor, at, db, services } = ctx
    const { organisationId, fileId, confirmLeaving, cover, decisions, ...reading } = input
    const scope = await requireScope(db, { personId: actor.personId, at }, organisationId)
    letGoOf({ personId: actor.personId, organisationId })
    return withProgress({ personId: actor.personId, organisationId }, input, (tell) =>
      withUploaded(ctx, fileId, (path, name) =>
        applyFile(services, path, {
          ...{ actor, scope, confirmLeaving, tell },
          options: { ...readingOf(ctx, scope, { ...reading, organisationId, fileId }), cover, decisions, name },
        }),
      ),
    )
  },
  run: async (_ctx, _input, applied) => applied,
})
