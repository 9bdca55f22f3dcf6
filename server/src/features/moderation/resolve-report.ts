import { sql } from 'kysely'
import { reportsChanged, resolveReport as contract, type ReportAction } from '#protocol/moderation.ts'
import { blockAccountOf } from '#server/features/accounts/exports.ts'
import { leaveMany } from '#server/features/conversations/exports.ts'
import { removeMessage } from '#server/features/messages/exports.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import { answerersOf, requireAnswering, type ReportFacts } from './moderation.access.ts'
import { refuse } from './moderation.refusals.ts'
import { decisionRefusal, possibleActions } from './moderation.rules.ts'
import { giveNotice, type NoticeKind } from './notices.ts'
import { circumstancesOf } from './report-circumstances.ts'

export const resolveReport = handle(contract, {
  async run(ctx, { reportId, actions, note = '' }) {
    const { tx, actor } = ctx
    await lock(ctx, sql`select from reports where id = ${reportId} for update`.execute(tx))
    const { at } = ctx
    const report = await requireAnswering(tx, reportId, actor.personId, at)
    if (report.resolvedAt) throw refuse.report_answered()
    const possible = possibleActions(await circumstancesOf(tx, report, actor.personId, at))
    const unfit = decisionRefusal(actions, note, possible)
    if (unfit) throw unfit
    const reporters = await closeWithTwins(ctx, report, actions, note.trim())
    for (const action of actions) await act[action](ctx, report, note)
    for (const reporterId of reporters) {
      await giveNotice(ctx, reporterId, { kind: 'report_answered', acted: !actions.includes('dismiss') })
    }
    for (const { personId } of await answerersOf(tx, report, at)) ctx.publish(reportsChanged, personId, { reportId })
    ctx.audit('report.resolved', {
      organisationId: report.organisationId,
      subjectId: report.aboutId,
      data: { reportId, actions },
    })
    return {}
  },
})

/** Reports of others about the same message (or the same person) in this organisation are answered with it. */
async function closeWithTwins(
  { tx, actor, at }: CommandContext,
  report: ReportFacts,
  actions: readonly ReportAction[],
  note: string,
): Promise<string[]> {
  const { rows } = await sql<{ reporterId: string }>`
    update reports set resolved_at = ${at}, resolved_by = ${actor.personId}, actions = ${[...actions]}::text[], note = ${note}
    where resolved_at is null and organisation_id = ${report.organisationId} and about_id = ${report.aboutId}
      and conversation_id is not distinct from ${report.conversationId}::uuid and seq is not distinct from ${report.seq}::bigint
    returning reporter_id as "reporterId"`.execute(tx)
  return [...new Set(rows.map((row) => row.reporterId))]
}

type Act = (ctx: CommandContext, report: ReportFacts, note: string) => Promise<void>

const act: Record<ReportAction, Act> = {
  async delete_message(ctx, report) {
    await removeMessage(ctx, report.conversationId!, report.seq!)
    await tellAbout(ctx, report, 'message_deleted')
  },
  warn: (ctx, report) => tellAbout(ctx, report, 'warned'),
  async remove_from_conversation(ctx, report) {
    const line = { code: 'participant_removed', personIds: [report.aboutId] } as const
    await leaveMany(ctx, report.conversationId!, [report.aboutId], {
      line: { ...line, personIds: [...line.personIds] },
    })
    await tellAbout(ctx, report, 'removed_from_conversation')
  },
  block_account: (ctx, report, note) => blockAccountOf(ctx, report.aboutId, note),
  dismiss: async () => {},
}

function tellAbout(
  ctx: CommandContext,
  { aboutId, conversationId, seq }: ReportFacts,
  kind: NoticeKind,
): Promise<void> {
  return giveNotice(ctx, aboutId, { kind, acted: true, conversationId, seq })
}
