import { undoRosterImport as contract } from '#protocol/roster-import.ts'
import { handle } from '#server/platform/call.ts'
import { requireScope } from './scope.queries.ts'
import { undoRoster } from './undo-roster.ts'

export const undoImport = handle(contract, {
  async run(ctx, input) {
    await requireScope(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, input.organisationId)
    return undoRoster(ctx, input)
  },
})
