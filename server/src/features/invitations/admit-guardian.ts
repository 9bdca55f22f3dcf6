import {
  formTeachersOf,
  guardiansOf,
  isRestricted,
  likeStaff,
  rolesOf,
  staffNames,
  tellAbout,
  tieGuardian,
} from '#server/features/roster/exports.ts'
import type { Admission } from './admission.ts'
import { refuse } from './invitations.refusals.ts'
import { linesOf } from './joins.queries.ts'

/** Ties a guardian to a child of the class; the other guardians and the form teacher are told. */
export const admitGuardian: Admission = async (ctx, request, { right, lineId }) => {
  const { personId, classId, organisationId, kinship } = request
  if (lineId === undefined) throw refuse.line_needed()
  if (lineId === personId) throw refuse.own_guardian()
  const line = (await linesOf(ctx.tx, [classId!], ctx.at)).find((one) => one.personId === lineId)
  if (!line) throw refuse.line_elsewhere()
  if (await isRestricted(ctx.tx, { guardianId: personId, childId: lineId }, ctx.at)) throw refuse.guardian_restricted()
  if (right !== 'manager') {
    const known = (await rolesOf(ctx.tx, personId, ctx.at)).length > 0
    if (!known && likeStaff(request.name, await staffNames(ctx.tx, organisationId, ctx.at)))
      throw refuse.needs_administrator()
  }
  const others = (await guardiansOf(ctx.tx, lineId, ctx.at)).map((guardian) => guardian.personId)
  await tieGuardian(ctx, { guardianId: personId, childId: lineId, kinship, approvedBy: ctx.actor.personId })
  const told = [...others, ...(await formTeachersOf(ctx.tx, classId!, ctx.at))].filter((id) => id !== personId)
  await tellAbout(ctx, told, { code: 'guardian_linked', organisationId, about: [personId, lineId] })
}
