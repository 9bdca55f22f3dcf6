import { reissueInvitation as contract } from '#protocol/invitations.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { requireInvitation } from './invitations.access.ts'
import { refuse } from './invitations.refusals.ts'
import { renewCode } from './join-codes.ts'

export const reissueInvitation = handle(contract, {
  async run(ctx, { invitationId }) {
    const { organisationId, claimed } = await requireInvitation(ctx, invitationId)
    if (claimed) throw refuse.code_used()
    await renewCode(ctx, invitationId)
    announceOrganisation(ctx, organisationId, 'joins')
    ctx.audit('invitation.reissued', { organisationId, data: { invitationId } })
    return { invitationId }
  },
})
