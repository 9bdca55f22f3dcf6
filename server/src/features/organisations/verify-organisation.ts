import { verifyOrganisation as contract } from '#protocol/organisations.ts'
import { handle } from '#server/platform/call.ts'
import { announceOrganisation } from './announce.ts'
import { recordOrganisations } from './organisation-versions.ts'
import { requireOfficeAbove } from './organisations.access.ts'
import { refuse } from './organisations.refusals.ts'
import { profileOf } from './profiles.ts'

export const verifyOrganisation = handle(contract, {
  async run(ctx, { organisationId, verified }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    await requireOfficeAbove(ctx.tx, who, organisationId)
    const { inn, ogrn } = await profileOf(ctx.tx, organisationId)
    if (verified && (inn === '' || ogrn === '')) throw refuse.profile_incomplete()
    await ctx.tx
      .updateTable('organisations')
      .set(verified ? { verified_by: who.personId, verified_at: ctx.at } : { verified_by: null, verified_at: null })
      .where('id', '=', organisationId)
      .execute()
    await recordOrganisations(ctx, [organisationId])
    announceOrganisation(ctx, organisationId, 'profile')
    ctx.audit(verified ? 'organisation.verified' : 'organisation.unverified', { organisationId })
    return {}
  },
})
