import { changeOldChat as contract, type OldChatOwnOf } from '#protocol/old-chats.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { chatKey } from './about-chat.rules.ts'
import { lockList, requireChat } from './old-chats.access.ts'
import { knownChats } from './old-chats.queries.ts'
import { refuse } from './old-chats.refusals.ts'
import { columnsOf } from './write-chats.ts'

export const changeChat = handle(contract, {
  async run(ctx, { chatId, ...about }) {
    const { tx, at, actor } = ctx
    const { organisationId, ownOf } = await requireChat(tx, { personId: actor.personId, at }, chatId)
    const columns = await columnsOf(tx, about, { organisationId, ownOf: ownOf as OldChatOwnOf, at })
    await lockList(ctx, organisationId)
    const key = chatKey({ ...columns, ownOf })
    const others = (await knownChats(tx, organisationId)).filter(({ id, mistaken }) => id !== chatId && !mistaken)
    const same = others.find((chat) => chatKey(chat) === key)
    if (same) throw refuse.old_chat_known({ name: same.name })
    await tx
      .updateTable('old_chats')
      .set({ ...columns, changed_at: ctx.at, changed_by: actor.personId })
      .where('id', '=', chatId)
      .execute()
    announceOrganisation(ctx, organisationId, 'old_chats')
    ctx.audit('old_chat.changed', { organisationId, data: { chatId } })
    return {}
  },
})
