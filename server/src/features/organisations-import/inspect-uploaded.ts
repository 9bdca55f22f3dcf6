import { inspectOrganisations as contract } from '#protocol/organisations-import.ts'
import { withUploaded } from '#server/features/roster-import/exports.ts'
import { answer } from '#server/platform/call.ts'
import { inspectOrganisations } from './inspect-organisations.ts'
import { requireOffice } from './organisations-import.access.ts'
import { placingOf, readingLimit, readingOf } from './uploaded.ts'

export const inspectUploaded = answer(contract, {
  limit: readingLimit,
  async run(ctx, input) {
    const office = await requireOffice(ctx.db, { personId: ctx.actor.personId, at: ctx.at }, input.organisationId)
    return withUploaded(ctx, input.fileId, async (path) => {
      const { inspection } = await inspectOrganisations(ctx.db, path, {
        ...{ ...readingOf(ctx, input), office, placing: placingOf(input) },
      })
      return inspection
    })
  },
})
