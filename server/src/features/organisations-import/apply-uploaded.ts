import { applyOrganisations as contract } from '#protocol/organisations-import.ts'
import { withUploaded } from '#server/features/roster-import/exports.ts'
import { handle } from '#server/platform/call.ts'
import { applyOrganisationsFile } from './apply-organisations.ts'
import { requireOffice } from './organisations-import.access.ts'
import { placingOf, readingLimit, readingOf } from './uploaded.ts'

export const applyUploaded = handle(contract, {
  limit: readingLimit,
  // A transaction of its own, begun after the file was read: doing it again changes nothing.
  async prepare(ctx, input) {
    const { actor, at, db, services } = ctx
    const office = await requireOffice(db, { personId: actor.personId, at }, input.organisationId)
    return withUploaded(ctx, input.fileId, (path, name) =>
      applyOrganisationsFile(services, path, {
        ...{ actor, office, placing: placingOf(input) },
        options: { ...readingOf(ctx, input), name },
      }),
    )
  },
  run: async (_ctx, _input, applied) => applied,
})
