import { revokePeople as contract } from '#protocol/invitations.ts'
import { handle } from '#server/platform/call.ts'
import { requireInvitingSome } from './invitations.access.ts'
import { sorted, whyNotRevoked } from './many.rules.ts'
import { staffLines } from './staff-codes.queries.ts'
import { revokeFromStaff } from './staff-codes.ts'

export const revokePeople = handle(contract, {
  async run(ctx, { organisationId, personIds }) {
    const grantable = await requireInvitingSome(ctx, organisationId)
    const lines = await staffLines(ctx, organisationId, personIds)
    const { taken, leftOut } = sorted(lines, (line) => whyNotRevoked(line, grantable))
    await revokeFromStaff(ctx, organisationId, taken)
    return { revoked: taken.map(({ personId }) => personId), leftOut }
  },
})
