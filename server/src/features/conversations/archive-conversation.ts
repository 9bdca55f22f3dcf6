import { sql } from 'kysely'
import { chatChanged } from '#protocol/conversations.ts'
import type { CommandContext } from '#server/platform/call.ts'

/** Closes a conversation for writing (`archived`), or opens it again; everybody in it keeps reading. Idempotent. */
export async function archiveConversation(
  ctx: CommandContext<unknown>,
  conversationId: string,
  archived = true,
): Promise<void> {
  const { rows } = await sql`
    update conversations set archived_at = ${archived ? ctx.at : null}
    where id = ${conversationId} and (archived_at is not null) <> ${archived} returning id`.execute(ctx.tx)
  if (rows.length === 0) return
  ctx.audienceChanged(conversationId)
  const inside = await sql<{ personId: string }>`
    select person_id as "personId" from participants
    where conversation_id = ${conversationId} and left_at is null`.execute(ctx.tx)
  for (const { personId } of inside.rows) ctx.publish(chatChanged, personId, { conversationId })
}
