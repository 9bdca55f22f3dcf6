import { invitePerson as contract, type LeftOutReason } from '#protocol/invitations.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { requireInvitingSome } from './invitations.access.ts'
import { refuse } from './invitations.refusals.ts'
import { whyNoCode } from './many.rules.ts'
import { staffLines } from './staff-codes.queries.ts'
import { issueToStaff } from './staff-codes.ts'

export const invitePerson = handle(contract, {
  async run(ctx, { organisationId, personId }) {
    const grantable = await requireInvitingSome(ctx, organisationId)
    const lines = await staffLines(ctx, organisationId, [personId])
    const why = whyNoCode(lines[0]!, grantable)
    if (why) throw refusedBecause[why]()
    const [invitationId] = await issueToStaff(ctx, organisationId, lines)
    return { invitationId: invitationId! }
  },
})

const refusedBecause: Record<LeftOutReason, () => Error> = {
  not_listed: refuseAny.not_found,
  not_allowed: refuseAny.not_allowed,
  joined: refuse.already_joined,
  // A request that waits must be answered, not printed over.
  waiting: refuse.code_used,
  no_code: refuseAny.not_found,
}
