import { mendOrganisationsFile as contract } from '#protocol/organisations-import.ts'
import { withUploaded } from '#server/features/roster-import/exports.ts'
import { answer } from '#server/platform/call.ts'
import { inspectOrganisations } from './inspect-organisations.ts'
import { writeMendFile } from './mend-file.ts'
import { requireOffice } from './organisations-import.access.ts'
import { placingOf, readingLimit, readingOf } from './uploaded.ts'

export const mendUploaded = answer(contract, {
  limit: readingLimit,
  async run(ctx, input) {
    const office = await requireOffice(ctx.db, { personId: ctx.actor.personId, at: ctx.at }, input.organisationId)
    return withUploaded(ctx, input.fileId, async (path) => {
      const options = readingOf(ctx, input)
      const { read, comparison } = await inspectOrganisations(ctx.db, path, {
        ...options,
        office,
        placing: placingOf(input),
      })
      const bytes = await writeMendFile(read, comparison, options.language)
      return { base64: bytes?.toString('base64') ?? null }
    })
  },
})
