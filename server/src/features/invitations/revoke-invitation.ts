import { revokeInvitation as contract } from '#protocol/invitations.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { requireInvitation } from './invitations.access.ts'
import { closeCodes } from './join-codes.ts'

export const revokeInvitation = handle(contract, {
  async run(ctx, { invitationId }) {
    const { organisationId } = await requireInvitation(ctx, invitationId)
    await closeCodes(ctx, [invitationId])
    announceOrganisation(ctx, organisationId, 'joins')
    ctx.audit('invitation.revoked', { organisationId, data: { invitationId } })
    return {}
  },
})
