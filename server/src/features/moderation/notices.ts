import { moderationNoticed, type ModerationNotice } from '#protocol/moderation.ts'
import type { CommandContext } from '#server/platform/call.ts'

export type NoticeKind = ModerationNotice['kind']

type Notice = { kind: NoticeKind; acted: boolean; conversationId?: string | null; seq?: number | null }

/** Something that a person is shown until it is confirmed: what came of a report, what was decided about them. */
export async function giveNotice(ctx: CommandContext, personId: string, notice: Notice): Promise<void> {
  const { kind, acted, conversationId = null, seq = null } = notice
  const row = { id: ctx.newId(), person_id: personId, kind, acted, conversation_id: conversationId, seq, at: ctx.at }
  await ctx.tx.insertInto('moderation_notices').values(row).execute()
  ctx.publish(moderationNoticed, personId, { noticeId: row.id })
}
