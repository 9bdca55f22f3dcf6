import { invitePeople as contract } from '#protocol/invitations.ts'
import { handle } from '#server/platform/call.ts'
import { requireInvitingSome } from './invitations.access.ts'
import { sorted, whyNoCode } from './many.rules.ts'
import { staffLines } from './staff-codes.queries.ts'
import { issueToStaff } from './staff-codes.ts'

export const invitePeople = handle(contract, {
  limit: { per: 'account', count: 120, windowMs: 3600_000 },
  async run(ctx, { organisationId, personIds }) {
    const grantable = await requireInvitingSome(ctx, organisationId)
    const lines = await staffLines(ctx, organisationId, personIds)
    const { taken, leftOut } = sorted(lines, (line) => whyNoCode(line, grantable))
    const ids = await issueToStaff(ctx, organisationId, taken)
    return { issued: taken.map(({ personId }, index) => ({ personId, invitationId: ids[index]! })), leftOut }
  },
})
