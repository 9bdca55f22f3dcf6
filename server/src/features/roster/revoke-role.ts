import { revokeRole as contract } from '#protocol/roster.ts'
import { announceOrganisation, followRoster, requireSeeing } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { requireSuccessor } from './administrators.ts'
import { endOf } from './days.ts'
import { announceTies, tellAbout } from './notices.ts'
import { grantableRoles } from './roles.rules.ts'
import { endRoles } from './tie-writes.ts'

export const revokeRole = handle(contract, {
  async run(ctx, { organisationId, personId, role, lastDay }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation, managing } = await requireSeeing(ctx.tx, who, organisationId)
    const own = personId === ctx.actor.personId
    if (!own && !grantableRoles(managing, organisation.kind).includes(role)) throw refuseAny.not_allowed()
    const on = lastDay === undefined ? ctx.at : endOf(organisation.timeZone, lastDay)
    const ended = await endRoles(ctx, personId, organisationId, { role, on })
    if (ended.length === 0) throw refuseAny.not_found()
    await requireSuccessor(ctx, organisationId, ended, { by: managing, on })
    await followRoster(ctx, [personId])
    await tellAbout(ctx, [personId], { code: 'role_revoked', organisationId, about: [personId] })
    ctx.audienceChanged(organisationId)
    announceTies(ctx, [personId])
    announceOrganisation(ctx, organisationId, 'people')
    ctx.audit('role.revoked', { organisationId, subjectId: personId, data: { role, lastDay } })
    return {}
  },
})
