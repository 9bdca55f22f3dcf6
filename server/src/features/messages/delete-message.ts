import { sql } from 'kysely'
import { deleteMessage as contract, messageDeleted } from '#protocol/messages.ts'
import { detachFiles } from '#server/features/files/exports.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { mayModerate, requireInside } from './messages.access.ts'
import { lockStream, overwriteLog, publishChange, takeMessage } from './message-change.ts'
import { refuse } from './messages.refusals.ts'
import { writeMentions } from './mentions.queries.ts'
import { reindex } from './search-index.ts'

export const deleteMessage = handle(contract, {
  async run(context, { conversationId, seq }) {
    const { tx, actor, audit } = context
    const message = await takeMessage(context, conversationId, seq)
    const place = await requireInside(tx, conversationId, actor.personId)
    const isOwn = message.authorId === actor.personId
    if (message.isSystem || (!isOwn && !mayModerate(place))) throw refuse.message_not_yours()
    if (!isOwn) {
      const organisationId = place.organisationId ?? undefined
      audit('messages.delete', { organisationId, subjectId: message.authorId, data: { conversationId, seq } })
    }
    return { v: await removeMessage(context, conversationId, seq) }
  },
})

/** Removes a message for everyone, from the log too. Whoever calls has decided that it may be. Gives the event's number. */
export async function removeMessage(context: CommandContext, conversationId: string, seq: number): Promise<number> {
  const { tx, at } = context
  const version = await lockStream(tx, conversationId)
  const { rows } = await sql<{ contentVersions: number[] }>`
    select content_versions as "contentVersions" from messages
    where conversation_id = ${conversationId} and seq = ${seq}`.execute(tx)
  const { contentVersions } = rows[0]!
  await overwriteLog(tx, conversationId, contentVersions, '', '[]', 'drop')
  const deletedAt = at.toISOString()
  const v = publishChange(context, { version, contentVersions }, messageDeleted, conversationId, { seq, deletedAt })
  await sql`
    update messages set text = '', entities = '[]', files = '[]', reactions = '[]', pinned_at = null, deleted_at = ${at},
      mentions_all = false, v = ${v}
    where conversation_id = ${conversationId} and seq = ${seq}`.execute(tx)
  await sql`delete from reactions where conversation_id = ${conversationId} and seq = ${seq}`.execute(tx)
  await reindex(tx, conversationId, seq, null)
  await writeMentions(tx, conversationId, seq, [])
  await detachFiles(tx, conversationId, seq)
  return v
}
