import { readOldChatsFile as contract } from '#protocol/old-chats.ts'
import { withUploaded } from '#server/features/roster-import/exports.ts'
import { answer } from '#server/platform/call.ts'
import { requireKeeping } from './old-chats.access.ts'
import { knownChats } from './old-chats.queries.ts'
import { readingLimit } from './limits.ts'
import { problemText } from './reading/problems.ts'
import { readInWorker } from './reading/read-in-worker.ts'
import { withStanding } from './reading/standing.rules.ts'

export const readFile = answer(contract, {
  limit: readingLimit,
  async run(ctx, { organisationId, fileId }) {
    await requireKeeping(ctx.db, { personId: ctx.actor.personId, at: ctx.at }, organisationId)
    const { chats, problems } = await withUploaded(ctx, fileId, readInWorker)
    return {
      rows: withStanding(chats, await knownChats(ctx.db, organisationId)),
      errors: problems.map((problem) => {
        const { sheet, line, column, header, name, code, taken } = problem
        return { sheet, line, column, header, name, code, taken, text: problemText(problem, ctx.origin.language) }
      }),
    }
  },
})
