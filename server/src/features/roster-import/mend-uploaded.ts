import { readFile, rm } from 'node:fs/promises'
import { mendRosterFile as contract } from '#protocol/roster-import.ts'
import { answer } from '#server/platform/call.ts'
import { inspectInWorker } from './inspect-in-worker.ts'
import { requireScope } from './scope.queries.ts'
import { readingOf, withUploaded } from './uploaded-file.ts'

export const mendUploaded = answer(contract, {
  limit: { per: 'account', count: 30, windowMs: 600_000 },
  async run(ctx, input) {
    const scope = await requireScope(ctx.db, { personId: ctx.actor.personId, at: ctx.at }, input.organisationId)
    return withUploaded(ctx, input.fileId, async (path) => {
      const mendTo = `${path}.mend`
      try {
        const { errorCount } = await inspectInWorker(path, { ...readingOf(ctx, scope, input), mendTo })
        return { base64: errorCount === 0 ? null : (await readFile(mendTo)).toString('base64') }
      } finally {
        await rm(mendTo, { force: true })
      }
    })
  },
})
