import { setOldChatState as contract, type OldChatStatus } from '#protocol/old-chats.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { handle, type Tx } from '#server/platform/call.ts'
import { tidy } from './about-chat.rules.ts'
import { requireChat } from './old-chats.access.ts'
import { refuse } from './old-chats.refusals.ts'
import { needsEvidence } from './states.rules.ts'

const evidenceLengthMin = 3

export const setState = handle(contract, {
  async run(ctx, { chatId, status, evidence }) {
    const { tx, at, actor } = ctx
    const { organisationId, ownOf } = await requireChat(tx, { personId: actor.personId, at }, chatId)
    if (ownOf === 'parents') throw refuse.old_chat_of_parents()
    const before = await newestState(tx, chatId)
    const said = tidy(evidence)
    if (before.status === status && before.evidence === said) return {}
    if (needsEvidence(before.status, status) && said.length < evidenceLengthMin) throw refuse.old_chat_evidence_needed()
    await tx
      .insertInto('old_chat_states')
      .values({ id: ctx.newId(), chat_id: chatId, status, evidence: said, at, by: actor.personId })
      .execute()
    announceOrganisation(ctx, organisationId, 'old_chats')
    ctx.audit('old_chat.state_set', { organisationId, data: { chatId, kind: status } })
    return {}
  },
})

async function newestState(tx: Tx, chatId: string): Promise<{ status: OldChatStatus; evidence: string }> {
  const row = await tx
    .selectFrom('old_chat_states')
    .select(['status', 'evidence'])
    .where('chat_id', '=', chatId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { status: row.status as OldChatStatus, evidence: row.evidence }
}
