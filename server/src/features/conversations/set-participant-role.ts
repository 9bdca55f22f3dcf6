import { sql } from 'kysely'
import { chatChanged, setParticipantRole as contract } from '#protocol/conversations.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as platformRefuse } from '#server/platform/refusal.ts'
import { participantOf } from './conversations.access.ts'
import { refuse } from './conversations.refusals.ts'
import { requireModerating } from './made-by-hand.ts'

/** Moderators decide who reads and who writes; only the owner makes and unmakes moderators. The owner stays. */
export const setParticipantRole = handle(contract, {
  async run(ctx, { conversationId, personId, role }) {
    const me = await requireModerating(ctx, conversationId)
    const other = await participantOf(ctx.tx, conversationId, personId)
    if (!other) throw platformRefuse.not_found()
    const touchesModerators = role === 'moderator' || other.role === 'moderator' || other.role === 'owner'
    if (other.role === 'owner' || (touchesModerators && me.role !== 'owner')) throw refuse.owner_only()
    if (other.role === role) return {}
    await sql`update participants set role = ${role}
      where conversation_id = ${conversationId} and person_id = ${personId}`.execute(ctx.tx)
    ctx.audienceChanged(conversationId)
    ctx.publish(chatChanged, personId, { conversationId })
    return {}
  },
})
