import { sql } from 'kysely'
import { chatPinned, pinConversation as contract } from '#protocol/conversations.ts'
import { handle } from '#server/platform/call.ts'
import { requireParticipant } from './conversations.access.ts'

export const pinConversation = handle(contract, {
  async run({ tx, actor, publish }, { conversationId, pinned }) {
    await requireParticipant(tx, conversationId, actor.personId)
    await sql`update chats set pinned = ${pinned}
      where person_id = ${actor.personId} and conversation_id = ${conversationId}`.execute(tx)
    publish(chatPinned, actor.personId, { conversationId, pinned })
    return {}
  },
})
