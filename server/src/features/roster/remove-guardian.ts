import { classChanged } from '#protocol/classes.ts'
import { removeGuardian as contract } from '#protocol/roster.ts'
import { followRoster } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { announceTies, tellAbout } from './notices.ts'
import { requireUntying } from './roster.access.ts'
import { formTeachersOf, guardiansOf } from './roster.queries.ts'
import { untieGuardian } from './tie-writes.ts'

export const removeGuardian = handle(contract, {
  async run(ctx, { childId, guardianId }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const places = await requireUntying(ctx.tx, who, { guardianId, childId })
    if (!(await untieGuardian(ctx, guardianId, childId))) throw refuseAny.not_found()
    await followRoster(ctx, [guardianId])
    const others = (await guardiansOf(ctx.tx, childId, ctx.at)).map((guardian) => guardian.personId)
    for (const { classId, organisationId } of places) {
      const told = [...others, ...(await formTeachersOf(ctx.tx, classId, ctx.at))]
      await tellAbout(ctx, told, { code: 'guardian_removed', organisationId, about: [guardianId, childId] })
      ctx.publish(classChanged, classId, { what: 'people' })
      ctx.audit('guardian.removed', { organisationId, subjectId: guardianId, otherId: childId })
    }
    announceTies(ctx, [guardianId, childId])
    return {}
  },
})
