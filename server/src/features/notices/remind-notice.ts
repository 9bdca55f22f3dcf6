import { sql } from 'kysely'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { remindNotice as contract } from '#protocol/notices.ts'
import { handle, type CommandContext, type Tx } from '#server/platform/call.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { requireNotice } from './notices.access.ts'
import { refuse } from './notices.refusals.ts'
import { sayProgress } from './progress.ts'
import { reminderAt } from './reminder.rules.ts'
import { tellLater } from './tell.ts'

export const remindNotice = handle(contract, {
  async run(ctx, { noticeId }) {
    const { tx, actor, at } = ctx
    const { organisationId, owns, withdrawnAt } = await requireNotice(tx, { personId: actor.personId, at }, noticeId)
    if (!owns) throw refuseAny.not_allowed()
    if (withdrawnAt) throw refuse.notice_withdrawn()
    const people = await countReachable(tx, noticeId)
    if (people === 0) throw refuse.notice_nobody_waits()
    if (!(await noteReminder(ctx, noticeId))) throw refuse.notice_reminded_today()
    tellLater(ctx, noticeId, 'reminded')
    await sayProgress(ctx, noticeId, [organisationId])
    ctx.audit('notice.reminded', { organisationId, data: { noticeId, count: people } })
    return { people }
  },
})

export const reminderTopic = 'notices.reminder'

/** Once before the deadline, by itself. */
export async function remindBefore(
  ctx: CommandContext,
  notice: { id: string; dueAt: Date; timeZone: string },
): Promise<void> {
  const at = reminderAt(ctx.at, notice.dueAt, notice.timeZone)
  if (!at) return
  await ctx.tx.updateTable('notices').set({ remind_at: at }).where('id', '=', notice.id).execute()
  ctx.later(reminderTopic, notice.id, {}, at)
}

const isData = Compile(Type.Object({}))

/** Not where somebody has reminded today already, nor of what was withdrawn. */
export async function onReminderDue({ streamId: noticeId, data }: OutboxRow, services: Services): Promise<void> {
  if (!isData.Check(data)) throw new Error('the row of a reminder has another shape')
  await runAs(services, null, async (ctx) => {
    if ((await countReachable(ctx.tx, noticeId)) === 0 || !(await noteReminder(ctx, noticeId))) return
    tellLater(ctx, noticeId, 'reminded')
  })
}

/** Those who have not acknowledged and can hear of it: who has an account. */
async function countReachable(tx: Tx, noticeId: string): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct r.person_id) as people from notice_recipients r
    where r.notice_id = ${noticeId} and r.acknowledged_at is null and r.away is null
      and exists (select from accounts a where a.person_id = r.person_id)`.execute(tx)
  return rows[0]!.people
}

/** False where this day, by the clock of the sender, has had its reminder. */
async function noteReminder({ tx, at }: CommandContext<unknown>, noticeId: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update notices n set reminded_at = ${at} from organisations o
    where n.id = ${noticeId} and o.id = n.organisation_id and n.withdrawn_at is null
      and (n.reminded_at is null
        or (n.reminded_at at time zone o.time_zone)::date < (${at}::timestamptz at time zone o.time_zone)::date)`.execute(
    tx,
  )
  return numAffectedRows > 0n
}
