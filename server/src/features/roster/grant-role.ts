import { grantRole as contract } from '#protocol/roster.ts'
import { announceOrganisation, followRoster, requireManaging } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { announceTies, tellAbout } from './notices.ts'
import { grantableRoles } from './roles.rules.ts'
import { refuse } from './roster.refusals.ts'
import { giveRole } from './tie-writes.ts'
import { isStaffOf } from './ties.ts'

export const grantRole = handle(contract, {
  async run(ctx, { organisationId, personId, role, position = '' }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation, managing } = await requireManaging(ctx.tx, who, organisationId)
    if (!grantableRoles(managing, organisation.kind).includes(role)) throw refuseAny.not_allowed()
    if (!(await isStaffOf(ctx.tx, personId, organisationId, ctx.at))) throw refuse.not_on_staff()
    await giveRole(ctx, { personId, organisationId, role, position: position.trim(), grantedBy: ctx.actor.personId })
    await followRoster(ctx, [personId])
    await tellAbout(ctx, [personId], { code: 'role_granted', organisationId, about: [personId] })
    announceTies(ctx, [personId])
    announceOrganisation(ctx, organisationId, 'people')
    ctx.audit('role.granted', { organisationId, subjectId: personId, data: { role } })
    return {}
  },
})
