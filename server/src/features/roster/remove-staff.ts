import { classChanged } from '#protocol/classes.ts'
import { removeStaff as contract, type GrantableRole } from '#protocol/roster.ts'
import { announceOrganisation, followRoster, requireSeeing } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { requireSuccessor } from './administrators.ts'
import { endOf } from './days.ts'
import { endLeaves } from './leave-writes.ts'
import { announceTies } from './notices.ts'
import { grantableRoles } from './roles.rules.ts'
import { endRoles, endTeaching } from './tie-writes.ts'

export const removeStaff = handle(contract, {
  async run(ctx, { organisationId, personId, lastDay }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation, managing } = await requireSeeing(ctx.tx, who, organisationId)
    const own = personId === ctx.actor.personId
    if (!managing && !own) throw refuseAny.not_allowed()
    const on = lastDay === undefined ? ctx.at : endOf(organisation.timeZone, lastDay)
    const ended = await endRoles(ctx, personId, organisationId, { on })
    const classIds = await endTeaching(ctx, personId, organisationId, on)
    if (ended.length + classIds.length === 0) throw refuseAny.not_found()
    const mine = grantableRoles(managing, organisation.kind)
    if (!own && !ended.every((role) => mine.includes(role as GrantableRole))) throw refuseAny.not_allowed()
    await requireSuccessor(ctx, organisationId, ended, { by: managing, on })
    await endLeaves(ctx, personId, organisationId, on)
    if (on <= ctx.at) await closeInvitations(ctx, organisationId, personId)
    await followRoster(ctx, [personId])
    for (const id of [organisationId, ...classIds]) ctx.audienceChanged(id)
    for (const id of classIds) ctx.publish(classChanged, id, { what: 'people' })
    announceTies(ctx, [personId])
    announceOrganisation(ctx, organisationId, 'people')
    ctx.audit('staff.removed', { organisationId, subjectId: personId, data: { roles: ended, lastDay } })
    return {}
  },
})

async function closeInvitations(
  ctx: Parameters<typeof followRoster>[0] & { actor: { personId: string } },
  organisationId: string,
  personId: string,
): Promise<void> {
  await ctx.tx
    .updateTable('join_codes')
    .set({ closed_at: ctx.at, closed_by: ctx.actor.personId, seed: null })
    .where('kind', '=', 'staff')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('closed_at', 'is', null)
    .execute()
}
