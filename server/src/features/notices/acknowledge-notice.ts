import { sql } from 'kysely'
import { acknowledgeNotice as contract, noticeChanged } from '#protocol/notices.ts'
import { noteUse } from '#server/features/uses/exports.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { requireNotice, type NoticeFacts } from './notices.access.ts'
import { refuse } from './notices.refusals.ts'
import { sayProgress } from './progress.ts'

export const acknowledgeNotice = handle(contract, {
  async run(ctx, { noticeId }) {
    const notice = await requireNotice(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, noticeId)
    if (!notice.asked) throw refuseAny.not_allowed()
    const written = notice.withdrawnAt ? [] : await acknowledge(ctx, noticeId)
    ctx.afterCommit(() => noteUse(ctx.services, [ctx.actor.personId], ctx.at))
    if (written.length > 0) {
      ctx.publish(noticeChanged, ctx.actor.personId, { noticeId })
      await sayProgress(ctx, noticeId, [notice.organisationId, ...written])
    }
    return standing(ctx, notice)
  },
})

/** In every organisation in which it waits; gives these. */
async function acknowledge({ tx, at, actor }: CommandContext, noticeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update notice_recipients set acknowledged_at = ${at}, opened_at = coalesce(opened_at, ${at})
    where notice_id = ${noticeId} and person_id = ${actor.personId} and acknowledged_at is null and away is null
    returning organisation_id as id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The first time stands, however often the button is pressed. */
async function standing({ tx, actor }: CommandContext, { id, dueAt, withdrawnAt }: NoticeFacts) {
  const { rows } = await sql<{ at: Date | null; onLeave: boolean }>`
    select min(acknowledged_at) as at, bool_or(away = 'leave') as "onLeave" from notice_recipients
    where notice_id = ${id} and person_id = ${actor.personId}`.execute(tx)
  const { at: acknowledgedAt, onLeave } = rows[0]!
  if (!acknowledgedAt && withdrawnAt) throw refuse.notice_withdrawn()
  if (!acknowledgedAt) throw onLeave ? refuse.notice_on_leave() : refuse.notice_not_asked()
  return { acknowledgedAt: acknowledgedAt.toISOString(), late: acknowledgedAt > dueAt }
}
