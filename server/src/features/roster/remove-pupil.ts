import { classChanged } from '#protocol/classes.ts'
import { removePupil as contract } from '#protocol/roster.ts'
import { requireClassEditing } from '#server/features/classes/exports.ts'
import { announceOrganisation, followRoster } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { endOf } from './days.ts'
import { leaveGroups } from './leave-groups.ts'
import { announceTies } from './notices.ts'
import { guardiansOf } from './roster.queries.ts'
import { endEnrolments } from './tie-writes.ts'

export const removePupil = handle(contract, {
  async run(ctx, { classId, personId, lastDay }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisationId, timeZone } = await requireClassEditing(ctx.tx, who, classId)
    const on = lastDay === undefined ? ctx.at : endOf(timeZone, lastDay)
    const ended = await endEnrolments(ctx, { classId, personId, kinds: ['pupil'], on })
    if (ended.length === 0) throw refuseAny.not_found()
    await leaveGroups(ctx, [personId])
    const guardians = await guardiansOf(ctx.tx, personId, ctx.at)
    const family = [personId, ...guardians.map((guardian) => guardian.personId)]
    await followRoster(ctx, family)
    ctx.audienceChanged(classId)
    ctx.publish(classChanged, classId, { what: 'people' })
    announceTies(ctx, family)
    announceOrganisation(ctx, organisationId, 'people')
    ctx.audit('pupil.removed', { organisationId, subjectId: personId, data: { classId, lastDay } })
    return {}
  },
})
