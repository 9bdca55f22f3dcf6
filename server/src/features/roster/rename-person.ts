import { renamePerson as contract } from '#protocol/roster.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { likeStaff } from './like-staff.rules.ts'
import { announceTies } from './notices.ts'
import { renamePersonTo } from './persons.ts'
import { requireRenaming } from './roster.access.ts'
import { staffNames } from './roster.queries.ts'
import { refuse } from './roster.refusals.ts'

export const renamePerson = handle(contract, {
  async run(ctx, { personId, organisationId, name }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const right = await requireRenaming(ctx.tx, who, { personId, organisationId })
    if (name.familyName.trim() === '' || name.givenName.trim() === '') throw refuse.name_empty()
    const others = (await staffNames(ctx.tx, organisationId, ctx.at)).filter((one) => one.id !== personId)
    if (right !== 'manager' && likeStaff(name, others)) throw refuse.needs_administrator()
    await renamePersonTo(ctx, personId, name)
    announceTies(ctx, [personId])
    announceOrganisation(ctx, organisationId, 'people')
    ctx.audit('person.renamed', { organisationId, subjectId: personId })
    return {}
  },
})
