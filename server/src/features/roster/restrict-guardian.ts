import { restrictGuardian as contract } from '#protocol/roster.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { beginningOf, endOf } from './days.ts'
import { requireAdministration } from './guardian.access.ts'
import { restrictionFollowed, writeRestriction } from './restriction-writes.ts'
import { guardianshipOf } from './roster.queries.ts'
import { refuse } from './roster.refusals.ts'

export const restrictGuardian = handle(contract, {
  async run(ctx, { id, childId, guardianId, document, ...days }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisationId, timeZone } = await requireAdministration(ctx.tx, who, childId)
    if (!(await guardianshipOf(ctx.tx, { guardianId, childId }, ctx.at))) throw refuseAny.not_found()
    if (document.trim() === '') throw refuse.document_needed()
    const from = days.from === undefined ? ctx.at : beginningOf(timeZone, days.from)
    const until = days.until === null ? null : endOf(timeZone, days.until)
    if (until && until <= from) throw refuse.days_reversed()
    const about = { id, guardianId, childId, organisationId, document: document.trim() }
    await writeRestriction(ctx, { ...about, from, until, enteredBy: ctx.actor.personId })
    await restrictionFollowed(ctx, { guardianId, childId })
    ctx.audit('guardian.restricted', {
      organisationId,
      subjectId: guardianId,
      otherId: childId,
      data: { restrictionId: id },
    })
    return {}
  },
})
