import { closeCommonChat as contract } from '#protocol/common-chats.ts'
import { archiveConversation } from '#server/features/conversations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { commonChatOf } from './common-chats.queries.ts'
import { requireCommonChat } from './common-chats.access.ts'

export const closeCommonChat = handle(contract, {
  async run(ctx, { organisationId, kind }) {
    await requireCommonChat(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, organisationId, kind)
    const conversationId = await commonChatOf(ctx.tx, organisationId, kind)
    if (!conversationId) throw refuseAny.not_found()
    await archiveConversation(ctx, conversationId)
    ctx.audit('organisation.common_chat_closed', { organisationId, data: { conversationId, kind } })
    return {}
  },
})
