import { oldChatFarewell as contract, type OldChatKind } from '#protocol/old-chats.ts'
import { addressToShow } from '#server/features/invitations/exports.ts'
import { answer } from '#server/platform/call.ts'
import { farewellText } from './farewell.rules.ts'
import { requireReadingChat } from './old-chats.access.ts'
import { refuse } from './old-chats.refusals.ts'

export const farewell = answer(contract, {
  async run({ db, actor, at, services, origin }, { chatId }) {
    const { organisation, ownOf, name, kind } = await requireReadingChat(db, { personId: actor.personId, at }, chatId)
    if (ownOf === 'parents') throw refuse.old_chat_of_parents()
    const address = addressToShow(services, origin)
    if (address === undefined) throw refuse.old_chat_address_needed()
    const link = `${address}/`
    const chat = { name, kind: kind as OldChatKind }
    return { link, text: farewellText({ organisation, chat, link }, origin.language) }
  },
})
