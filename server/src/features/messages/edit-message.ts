import { editMessage as contract, messageEdited } from '#protocol/messages.ts'
import { handle } from '#server/platform/call.ts'
import { sql } from 'kysely'
import { requireMaySend } from './messages.access.ts'
import { overwriteLog, publishChange, takeMessage } from './message-change.ts'
import { refuse } from './messages.refusals.ts'
import { isEmpty, mentionsOf, onlyMentioning, tidyText } from './messages.rules.ts'
import { insideAmong, writeMentions } from './mentions.queries.ts'
import { reindex } from './search-index.ts'

export const editMessage = handle(contract, {
  async run(context, { conversationId, seq, text: raw, entities: marks }) {
    const { tx, actor, at } = context
    const message = await takeMessage(context, conversationId, seq)
    if (message.authorId !== actor.personId || message.isSystem) throw refuse.message_not_yours()
    await requireMaySend(tx, conversationId, actor.personId)
    const { text, entities: asked } = tidyText(raw, marks)
    if (isEmpty(text) && !message.hasFiles) throw refuse.message_empty()
    const entities = onlyMentioning(asked, await insideAmong(tx, conversationId, mentionsOf(asked).personIds))
    const json = JSON.stringify(entities)
    await overwriteLog(tx, conversationId, message.contentVersions, text, json)
    const v = publishChange(context, message, messageEdited, conversationId, {
      seq,
      text,
      entities,
      editedAt: at.toISOString(),
    })
    const mentions = mentionsOf(entities)
    await sql`
      update messages set text = ${text}, entities = ${json}::jsonb, edited_at = ${at}, v = ${v},
        mentions_all = ${mentions.all}, content_versions = content_versions || ${v}::bigint
      where conversation_id = ${conversationId} and seq = ${seq}`.execute(tx)
    await reindex(tx, conversationId, seq, text)
    await writeMentions(tx, conversationId, seq, mentions.personIds)
    return { v, editedAt: at.toISOString() }
  },
})
