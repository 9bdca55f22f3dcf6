import { undoOrganisationsImport as contract } from '#protocol/organisations-import.ts'
import { handle } from '#server/platform/call.ts'
import { requireOffice } from './organisations-import.access.ts'
import { undoOrganisations } from './undo-organisations.ts'

export const undoImport = handle(contract, {
  async run(ctx, input) {
    await requireOffice(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, input.organisationId)
    return undoOrganisations(ctx, input)
  },
})
