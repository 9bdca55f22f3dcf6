import { setBranch as contract } from '#protocol/organisations.ts'
import { handle } from '#server/platform/call.ts'
import { announceOrganisation } from './announce.ts'
import { recordOrganisations } from './organisation-versions.ts'
import { requireOfficeAbove, requireSeeing } from './organisations.access.ts'
import { requireHead, requireOwnInn } from './profiles.ts'

export const setBranch = handle(contract, {
  async run(ctx, { organisationId, isBranch, headOrganisationId, reporting, document = '' }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    await requireOfficeAbove(ctx.tx, who, organisationId)
    if (headOrganisationId !== null) await requireSeeing(ctx.tx, who, headOrganisationId)
    await requireHead(ctx.tx, organisationId, { isBranch, headOrganisationId })
    await ctx.tx
      .updateTable('organisations')
      .set({ is_branch: isBranch, head_organisation_id: headOrganisationId, reporting: isBranch && reporting })
      .where('id', '=', organisationId)
      .execute()
    await requireOwnInn(ctx, organisationId)
    await recordOrganisations(ctx, [organisationId], document.trim())
    announceOrganisation(ctx, organisationId, 'profile')
    const data = { isBranch, headOrganisationId, reporting }
    ctx.audit('organisation.branch_set', { organisationId, data })
    return {}
  },
})
