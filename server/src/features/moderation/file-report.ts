import { fileReport as contract, reportDeadlineHours, reportsChanged } from '#protocol/moderation.ts'
import type { InputOf } from '#protocol/contract.ts'
import { holdFiles } from '#server/features/files/exports.ts'
import { queueReport } from '#server/features/push/exports.ts'
import { rolesOf } from '#server/features/roster/exports.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { answerersOf, requireAcquainted, type Answerer } from './moderation.access.ts'
import { refuse } from './moderation.refusals.ts'
import { placeOf } from './moderation.rules.ts'
import { reportedMessage, type Reported } from './reported-message.ts'

type Input = InputOf<typeof contract>

/** Kept with a copy of what was reported: who edits or deletes it afterwards hides nothing. */
export const fileReport = handle(contract, {
  limit: { per: 'account', count: 30, windowMs: 3600_000 },
  async run(ctx, input) {
    const { tx, actor, at } = ctx
    const reported = await whatIsReported(ctx, input)
    if (reported.aboutId === actor.personId) throw refuse.report_oneself()
    const ties = [await rolesOf(tx, reported.aboutId, at), await rolesOf(tx, actor.personId, at)] as const
    const place = placeOf(reported.organisationId, ...ties)
    if (!place) throw refuse.report_nowhere()
    const answerers = await answerersOf(tx, { ...place, aboutId: reported.aboutId }, at)
    const isNew = await store(ctx, input, { ...reported, ...place })
    if (isNew) await tellAnswerers(ctx, input.id, answerers)
    return { goesTo: answerers[0]?.through ?? ('waiting' as const) }
  },
})

async function whatIsReported({ tx, actor, at }: CommandContext, input: Input): Promise<Reported> {
  const { conversationId, seq, personId } = input
  if (conversationId && seq && !personId) return reportedMessage(tx, actor.personId, conversationId, seq)
  if (!personId || conversationId || seq) throw refuse.report_what()
  await requireAcquainted(tx, actor.personId, personId, at)
  return { aboutId: personId, conversationId: null, seq: null, organisationId: null, lines: [], fileIds: [] }
}

type Place = { organisationId: string; aboutModerator: boolean; classId: string | null }

/** False when the same person has reported the same thing already and nobody has answered yet. */
async function store({ tx, actor, at }: CommandContext, input: Input, about: Reported & Place): Promise<boolean> {
  const row = {
    id: input.id,
    reporter_id: actor.personId,
    about_id: about.aboutId,
    organisation_id: about.organisationId,
    about_moderator: about.aboutModerator,
    class_id: about.classId,
    conversation_id: about.conversationId,
    seq: about.seq,
    reason: input.reason ?? 'other',
    comment: input.comment?.trim() ?? '',
    lines: JSON.stringify(about.lines),
    filed_at: at,
    due_at: new Date(at.getTime() + reportDeadlineHours * 3600_000),
  }
  const inserted = await tx
    .insertInto('reports')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) await holdFiles(tx, input.id, about.seq ?? 1, about.fileIds)
  return inserted !== undefined
}

async function tellAnswerers(ctx: CommandContext, reportId: string, answerers: readonly Answerer[]): Promise<void> {
  const personIds = answerers.map((one) => one.personId)
  for (const personId of personIds) ctx.publish(reportsChanged, personId, { reportId })
  await queueReport(ctx.tx, personIds, ctx.at)
}
