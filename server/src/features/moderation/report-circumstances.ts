import { sql } from 'kysely'
import { mayBlockAccount } from '#server/features/accounts/exports.ts'
import type { Db } from '#server/platform/call.ts'
import type { ReportFacts } from './moderation.access.ts'
import type { Circumstances } from './moderation.rules.ts'

type Conversation = { id: string; title: string; kind: string }

/** What decides which answers are possible: the conversation, whether the message is still there, the moderator’s rights. */
export async function circumstancesOf(
  db: Db,
  report: ReportFacts,
  moderatorId: string,
  at: Date,
): Promise<Circumstances & { conversation: Conversation | null }> {
  const { rows } = await sql<Conversation & { gone: boolean }>`
    select c.id, c.title, c.kind, not exists (
      select from messages m where m.conversation_id = c.id and m.seq = ${report.seq} and m.deleted_at is null) as gone
    from conversations c where c.id = ${report.conversationId}`.execute(db)
  const found = rows[0]
  return {
    ofMessage: report.seq !== null,
    messageIsGone: found?.gone ?? true,
    conversationKind: found?.kind ?? null,
    mayBlock: await mayBlockAccount(db, moderatorId, report.aboutId, at),
    conversation: found ? { id: found.id, title: found.title, kind: found.kind } : null,
  }
}
