import { openCommonChat as contract, type CommonChatKind } from '#protocol/common-chats.ts'
import { archiveConversation, createRosterConversation } from '#server/features/conversations/exports.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { commonChatOf, organisationsBelow, workingIn } from './common-chats.queries.ts'
import { requireCommonChat } from './common-chats.access.ts'
import { followPeopleLater } from './follow-people.ts'
import type { OrganisationFacts } from './organisations.access.ts'
import { followRosterChats } from './roster-chats.ts'

/** The office's own people are inside with the answer; the others come in soon after, many at a time. */
export const openCommonChat = handle(contract, {
  async run(ctx, { organisationId, kind }) {
    const office = await requireCommonChat(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, organisationId, kind)
    // Two who open the same chat at once come one after the other.
    await lockRow(ctx, 'organisations', organisationId, 'no key update')
    const conversationId = await opened(ctx, office, kind)
    await followRosterChats(ctx, await workingIn(ctx.tx, [organisationId], ctx.at))
    const below = await organisationsBelow(ctx.tx, organisationId)
    followPeopleLater(ctx, conversationId, await workingIn(ctx.tx, below, ctx.at))
    ctx.audit('organisation.common_chat_opened', { organisationId, data: { conversationId, kind } })
    return { conversationId }
  },
})

async function opened(ctx: CommandContext, { id, shortName }: OrganisationFacts, kind: CommonChatKind) {
  const existing = await commonChatOf(ctx.tx, id, kind)
  if (!existing) return createRosterConversation(ctx, { kind, organisationId: id, title: titleOf(kind, shortName) })
  await archiveConversation(ctx, existing, false)
  return existing
}

function titleOf(kind: CommonChatKind, shortName: string): string {
  return kind === 'heads' ? `${shortName}: руководители` : `${shortName}: все сотрудники`
}
