import { becomeLine } from '#server/features/roster/exports.ts'
import { lockRow } from '#server/platform/lock.ts'
import type { Admission } from './admission.ts'
import { refuse } from './invitations.refusals.ts'
import { isPupilOf, linesOf } from './joins.queries.ts'

/** Ties a pupil to exactly one line of the class list; the list's spelling of the name stays. */
export const admitPupil: Admission = async (ctx, { personId, classId }, { lineId }) => {
  if (lineId === undefined) throw refuse.line_needed()
  if (await isPupilOf(ctx.tx, personId, classId!, ctx.at)) throw refuse.already_in()
  await lockRow(ctx, 'persons', lineId, 'update')
  const line = (await linesOf(ctx.tx, [classId!], ctx.at)).find((one) => one.personId === lineId)
  if (!line) throw refuse.line_elsewhere()
  if (line.taken) throw refuse.line_taken()
  await becomeLine(ctx, personId, lineId)
}
