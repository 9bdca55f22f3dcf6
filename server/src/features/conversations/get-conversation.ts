import { getConversation as contract } from '#protocol/conversations.ts'
import { answer } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { conversationRows } from './conversation-rows.ts'

export const getConversation = answer(contract, {
  async run({ db, actor }, { conversationId }) {
    const { conversations, persons } = await conversationRows(db, actor.personId, [conversationId])
    const [conversation] = conversations
    if (!conversation) throw refuse.not_found()
    return { conversation, persons }
  },
})
