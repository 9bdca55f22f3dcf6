import { classChanged } from '#protocol/classes.ts'
import { issueSheets as contract, type SheetSeat } from '#protocol/sheets.ts'
import { hasPupilsInside, requireClassEditing } from '#server/features/classes/exports.ts'
import { closeCodes, issueCodes, type NewCode } from '#server/features/invitations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { seatsToIssue, unused, unusedAt, type Seat, type SheetFacts } from './places.rules.ts'
import { sheetFacts } from './sheets.queries.ts'
import { refuse } from './sheets.refusals.ts'

export const issueSheets = handle(contract, {
  limit: { per: 'account', count: 60, windowMs: 3600_000 },
  async run(ctx, { classId, childIds, only }) {
    const about = await requireClassEditing(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, classId)
    const { organisationId } = about
    // Whoever issues for the same class waits, so that no child gets two sheets that both open.
    await lockRow(ctx, 'school_classes', classId, 'update')
    const sheets = (await sheetFacts(ctx.tx, { classId, childIds }, ctx.at))
      .map((facts) => ({ facts, seats: wanted(seatsToIssue(facts, { pupils: hasPupilsInside(about) }), only) }))
      .filter(({ seats }) => seats.length > 0)
    if (sheets.length === 0) throw refuse.nobody_to_invite()
    await closeCodes(
      ctx,
      sheets.flatMap(({ facts }) => (only ? unusedAt(facts, only) : unused(facts)).map(({ id }) => id)),
    )
    const codes = sheets.flatMap(({ facts, seats }) =>
      seats.map((seat) => codeFor({ classId, organisationId }, facts, seat)),
    )
    await issueCodes(ctx, codes)
    ctx.publish(classChanged, classId, { what: 'codes' })
    ctx.audit('sheets.issued', {
      organisationId,
      subjectId: sheets.length === 1 ? sheets[0]!.facts.childId : undefined,
      data: { classId, count: codes.length },
    })
    return { children: sheets.length, codes: codes.length }
  },
})

/** All that are lacking, or the one that was asked for. */
function wanted(seats: Seat[], only: SheetSeat | undefined): Seat[] {
  const one = only && seats.find(({ kind, personId }) => kind === only.for && personId === only.personId)
  return only ? (one ? [one] : []) : seats
}

function codeFor(about: { classId: string; organisationId: string }, { childId }: SheetFacts, seat: Seat): NewCode {
  return { ...about, kind: seat.kind, child: { id: childId, personId: seat.personId } }
}
