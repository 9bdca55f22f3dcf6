import { sql } from 'kysely'
import { pinnedMessages as contract } from '#protocol/messages.ts'
import { messageColumns, requireParticipant, type MessageRow } from '#server/features/conversations/exports.ts'
import { answer } from '#server/platform/call.ts'
import { pageOf, streamVersion } from './message-history.ts'

const pinnedMax = 100

export const pinnedMessages = answer(contract, {
  async run({ db, actor }, { conversationId }) {
    const range = await requireParticipant(db, conversationId, actor.personId)
    // Read first: the rows may then be newer than the version, never older, and `v` of each tells.
    const version = await streamVersion(db, conversationId)
    const { rows } = await sql<MessageRow>`
      select ${messageColumns(actor.personId)} from messages m
      where m.conversation_id = ${conversationId} and m.pinned_at is not null
        and m.seq between ${range.fromSeq} and ${range.toSeq ?? Number.MAX_SAFE_INTEGER}
      order by m.seq desc limit ${pinnedMax}`.execute(db)
    const page = await pageOf(db, actor.personId, conversationId, range, rows, version)
    return { ...page, reachedStart: true, reachedEnd: rows.length < pinnedMax }
  },
})
