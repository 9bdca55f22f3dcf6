import { sql } from 'kysely'
import { listConversations as contract } from '#protocol/conversations.ts'
import { answer } from '#server/platform/call.ts'
import { conversationRows } from './conversation-rows.ts'

export const listConversations = answer(contract, {
  async run({ db, actor }) {
    // Read first: what happens meanwhile is told again by an event, and never lost.
    const { rows } = await sql<{ version: number }>`select version from streams where id = ${actor.personId}`.execute(
      db,
    )
    return { ...(await conversationRows(db, actor.personId)), personVersion: rows[0]?.version ?? 0 }
  },
})
