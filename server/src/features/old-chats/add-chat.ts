import { addOldChat as contract } from '#protocol/old-chats.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { chatKey } from './about-chat.rules.ts'
import { lockList, requireKeeping } from './old-chats.access.ts'
import { knownChats } from './old-chats.queries.ts'
import { refuse } from './old-chats.refusals.ts'
import { columnsOf, insertChats } from './write-chats.ts'

export const addChat = handle(contract, {
  async run(ctx, { id, organisationId, ownOf, ...about }) {
    const { tx, at, actor } = ctx
    await requireKeeping(tx, { personId: actor.personId, at }, organisationId)
    const columns = await columnsOf(tx, about, { organisationId, ownOf, at })
    // Two who enter the same chat at once come one after the other.
    await lockList(ctx, organisationId)
    const known = await knownChats(tx, organisationId)
    // The same once more, from a device that never heard the answer.
    if (known.some((chat) => chat.id === id)) return { chatId: id }
    const key = chatKey({ ...columns, ownOf })
    const same = known.find((chat) => !chat.mistaken && chatKey(chat) === key)
    if (same) throw refuse.old_chat_known({ name: same.name })
    await insertChats(ctx, organisationId, known.length, [{ id, own_of: ownOf, file_name: null, ...columns }])
    announceOrganisation(ctx, organisationId, 'old_chats')
    ctx.audit('old_chat.added', { organisationId, data: { chatId: id, ownOf } })
    return { chatId: id }
  },
})
