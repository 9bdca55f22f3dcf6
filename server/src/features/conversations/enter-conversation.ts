import { sql } from 'kysely'
import { enterConversation as contract, type ConversationKind } from '#protocol/conversations.ts'
import { isStaffOf, rolesOf } from '#server/features/roster/exports.ts'
import { handle, type Tx } from '#server/platform/call.ts'
import { refuse as platformRefuse } from '#server/platform/refusal.ts'
import { participantOf } from './conversations.access.ts'
import { refuse } from './conversations.refusals.ts'
import { administrationRoles } from './conversations.rules.ts'
import { enterMany } from './enter.ts'

/** Head, deputy or administrator of the class's own organisation comes in openly and reads from that moment on. */
export const enterConversation = handle(contract, {
  limit: { per: 'account', count: 30, windowMs: 60 * 60_000 },
  async run(ctx, { conversationId, reason }) {
    const { tx, actor, at } = ctx
    const conversation = await classChat(tx, conversationId)
    if (!conversation || !(await isStaffOf(tx, actor.personId, conversation.organisationId, at))) {
      throw platformRefuse.not_found()
    }
    const ties = (await rolesOf(tx, actor.personId, at)).filter(
      (tie) => tie.organisationId === conversation.organisationId,
    )
    if (!ties.some((tie) => administrationRoles.includes(tie.role))) throw refuse.administration_only()
    if (conversation.archived) throw refuse.conversation_archived()
    if (await participantOf(tx, conversationId, actor.personId)) throw refuse.already_inside()
    await enterMany(
      ctx,
      conversationId,
      [{ personId: actor.personId, role: 'member', byRoster: false, fromSeq: 'now' }],
      { line: { code: 'administration_entered', personIds: [actor.personId] } },
    )
    ctx.audit('conversations.enter', {
      organisationId: conversation.organisationId,
      data: { conversationId },
      note: reason,
    })
    return {}
  },
})

type ClassChat = { kind: ConversationKind; organisationId: string; archived: boolean }

async function classChat(tx: Tx, conversationId: string): Promise<ClassChat | undefined> {
  const { rows } = await sql<ClassChat>`
    select kind, organisation_id as "organisationId", archived_at is not null as archived from conversations
    where id = ${conversationId} and kind in ('class_pupils', 'class_guardians')`.execute(tx)
  return rows[0]
}
