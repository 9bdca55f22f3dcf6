import {
  becomeLine,
  declineClaim,
  formTeachersOf,
  guardiansOf,
  hasAccount,
  isRestricted,
  likeStaff,
  nameOf,
  rolesOf,
  setRelation,
  staffNames,
  tellAbout,
  tieGuardian,
} from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import type { Admission } from './admission.ts'
import { refuse } from './invitations.refusals.ts'
import { linesOf, type RequestRow } from './joins.queries.ts'
import { matchLines } from './match.rules.ts'

/** Ties a guardian to a child of the class; the other guardians and the form teacher are told. */
export const admitGuardian: Admission = async (ctx, request, { right, lineId, representative }) => {
  const { personId, classId, organisationId, kinship, relation } = request
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
  const others = await relativesOf(ctx, lineId, request)
  await tieGuardian(ctx, { guardianId: personId, childId: lineId, kinship, approvedBy: ctx.actor.personId })
  const pair = { guardianId: personId, childId: lineId }
  if (relation === 'close' || (relation === 'representative' && representative)) await setRelation(ctx, pair, relation)
  else if (relation === 'representative' && (await declineClaim(ctx, pair))) {
    await tellAbout(ctx, [personId], { code: 'relation_declined', organisationId, about: [lineId] })
  }
  const told = [...others, ...(await formTeachersOf(ctx.tx, classId!, ctx.at))].filter((id) => id !== personId)
  await tellAbout(ctx, told, { code: 'guardian_linked', organisationId, about: [personId, lineId] })
}

/**
 * The other guardians of the child. Whoever bears the name for which the code was issued is from now on that line of the roster;
 * it holds more children, perhaps, and is not one of the others.
 */
async function relativesOf(ctx: CommandContext, childId: string, { personId, invitedId, name }: RequestRow) {
  const guardians = (await guardiansOf(ctx.tx, childId, ctx.at)).map((guardian) => guardian.personId)
  const invited = invitedId !== null && guardians.includes(invitedId) ? await nameOf(ctx.tx, invitedId) : undefined
  if (!invited || guardians.includes(personId)) return guardians
  if (matchLines(name, [invited]).length === 0 || (await hasAccount(ctx.tx, invitedId!))) return guardians
  await becomeLine(ctx, personId, invitedId!)
  return guardians.filter((id) => id !== invitedId)
}
