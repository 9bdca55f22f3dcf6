import { markOldChatMistaken as contract } from '#protocol/old-chats.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { tidy } from './about-chat.rules.ts'
import { requireChat } from './old-chats.access.ts'
import { refuse } from './old-chats.refusals.ts'

const reasonLengthMin = 3

export const markMistaken = handle(contract, {
  async run(ctx, { chatId, reason }) {
    const { tx, at, actor } = ctx
    const { organisationId } = await requireChat(tx, { personId: actor.personId, at }, chatId)
    const said = tidy(reason)
    if (said.length < reasonLengthMin) throw refuse.old_chat_reason_needed()
    await tx
      .updateTable('old_chats')
      .set({ mistaken_at: at, mistaken_by: actor.personId, mistaken_reason: said })
      .where('id', '=', chatId)
      .execute()
    announceOrganisation(ctx, organisationId, 'old_chats')
    ctx.audit('old_chat.mistaken', { organisationId, note: said, data: { chatId } })
    return {}
  },
})
