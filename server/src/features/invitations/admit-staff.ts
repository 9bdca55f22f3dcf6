import { becomeLine, giveRole, hasAccount } from '#server/features/roster/exports.ts'
import type { Admission } from './admission.ts'

/** Releases a newcomer: an invitation on a name makes the newcomer that line of the staff list, with all its roles. */
export const admitStaff: Admission = async (ctx, request) => {
  const { personId, organisationId, role, position, invitedId } = request
  const grantedBy = ctx.actor.personId
  if (invitedId !== null && !(await hasAccount(ctx.tx, invitedId))) await becomeLine(ctx, personId, invitedId)
  await giveRole(ctx, { personId, organisationId, role: role!, position, grantedBy })
}
