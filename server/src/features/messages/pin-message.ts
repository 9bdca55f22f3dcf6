import { sql } from 'kysely'
import { messagePinned, pinMessage as contract } from '#protocol/messages.ts'
import { handle } from '#server/platform/call.ts'
import { mayModerate, requireMaySend } from './messages.access.ts'
import { publishChange, takeMessage } from './message-change.ts'
import { refuse } from './messages.refusals.ts'
import { postSystemLine } from '#server/features/conversations/exports.ts'

export const pinMessage = handle(contract, {
  async run(context, { conversationId, seq, pinned }) {
    const { tx, actor, at } = context
    const message = await takeMessage(context, conversationId, seq)
    const place = await requireMaySend(tx, conversationId, actor.personId)
    if (place.kind !== 'direct' && !mayModerate(place)) throw refuse.may_not_pin()
    if (message.isSystem) throw refuse.message_not_yours()
    if (message.pinned === pinned) return { v: message.version }
    const v = publishChange(context, message, messagePinned, conversationId, { seq, pinned })
    await sql`update messages set pinned_at = ${pinned ? at : null}, v = ${v}
      where conversation_id = ${conversationId} and seq = ${seq}`.execute(tx)
    if (pinned)
      await postSystemLine(context, conversationId, { code: 'message_pinned', personIds: [actor.personId], seq })
    return { v }
  },
})
