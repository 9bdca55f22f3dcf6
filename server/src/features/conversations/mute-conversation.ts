import { sql } from 'kysely'
import { chatMuted, muteConversation as contract } from '#protocol/conversations.ts'
import { handle } from '#server/platform/call.ts'
import { requireParticipant } from './conversations.access.ts'

export const muteConversation = handle(contract, {
  async run({ tx, actor, publish }, { conversationId, until }) {
    await requireParticipant(tx, conversationId, actor.personId)
    await sql`update chats set muted_until = ${until}
      where person_id = ${actor.personId} and conversation_id = ${conversationId}`.execute(tx)
    publish(chatMuted, actor.personId, { conversationId, mutedUntil: until })
    return {}
  },
})
