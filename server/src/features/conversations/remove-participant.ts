import { removeParticipant as contract } from '#protocol/conversations.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as platformRefuse } from '#server/platform/refusal.ts'
import { refuse } from './conversations.refusals.ts'
import { participantOf } from './conversations.access.ts'
import { leaveMany } from './leave.ts'
import { requireLeaving, requireModerating } from './made-by-hand.ts'

/** A moderator removes members, the owner also moderators, everybody him- or herself. */
export const removeParticipant = handle(contract, {
  async run(ctx, { conversationId, personId }) {
    const leaving = personId === ctx.actor.personId
    const { role } = await (leaving ? requireLeaving : requireModerating)(ctx, conversationId)
    const other = await participantOf(ctx.tx, conversationId, personId)
    if (!other) throw platformRefuse.not_found()
    if (!leaving && role !== 'owner' && (other.role === 'owner' || other.role === 'moderator'))
      throw refuse.owner_only()
    const code = leaving ? 'participant_left' : 'participant_removed'
    await leaveMany(ctx, conversationId, [personId], { line: { code, personIds: [personId] } })
    return {}
  },
})
