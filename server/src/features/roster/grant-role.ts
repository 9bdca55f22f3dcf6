import { grantRole as contract } from '#protocol/roster.ts'
import { announceOrganisation, followRoster, requireManaging } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { requireSuccessor } from './administrators.ts'
import { termOf } from './days.ts'
import { announceTies, tellAbout } from './notices.ts'
import { grantableRoles } from './roles.rules.ts'
import { refuse } from './roster.refusals.ts'
import { giveRole } from './tie-writes.ts'
import { isStaffOf } from './ties.ts'

export const grantRole = handle(contract, {
  async run(ctx, { organisationId, personId, role, position = '', employment, ...days }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation, managing } = await requireManaging(ctx.tx, who, organisationId)
    if (!grantableRoles(managing, organisation.kind).includes(role)) throw refuseAny.not_allowed()
    if (!(await isStaffOf(ctx.tx, personId, organisationId, ctx.at))) throw refuse.not_on_staff()
    const term = termOf(organisation.timeZone, days)
    const about = { personId, organisationId, role, position: position.trim(), employment }
    await giveRole(ctx, { ...about, grantedBy: ctx.actor.personId, ...term })
    if (term.until) await requireSuccessor(ctx, organisationId, [role], { by: managing, on: term.until })
    await followRoster(ctx, [personId])
    await tellAbout(ctx, [personId], { code: 'role_granted', organisationId, about: [personId] })
    ctx.audienceChanged(organisationId)
    announceTies(ctx, [personId])
    announceOrganisation(ctx, organisationId, 'people')
    ctx.audit('role.granted', { organisationId, subjectId: personId, data: { role, employment, ...days } })
    return {}
  },
})
