import { sql } from 'kysely'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { Id, Nullable, OneOf } from '#protocol/common.ts'
import { noticeChanged } from '#protocol/notices.ts'
import { queueNotice } from '#server/features/push/exports.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { sayEverywhere } from './progress.ts'

export const tellTopic = 'notices.tell'
/** So many streams are touched in one transaction. */
const peopleAtOnce = 500

const Work = Type.Object({ what: OneOf('asked', 'withdrawn', 'reminded'), after: Nullable(Id) })
const isWork = Compile(Work)

/** Everybody who is asked hears of it after the commit, slice by slice: the row of each slice leads to the next. */
export function tellLater(ctx: CommandContext<unknown>, noticeId: string, what: Static<typeof Work>['what']): void {
  ctx.later(tellTopic, noticeId, { what, after: null })
}

export async function onNoticeTold({ streamId: noticeId, data }: OutboxRow, services: Services): Promise<void> {
  if (!isWork.Check(data)) throw new Error('the row of a told notice has another shape')
  await runAs(services, null, async (ctx) => {
    const people = await nextPeople(ctx.tx, noticeId, data)
    await tell(ctx, noticeId, people, data.what !== 'withdrawn')
    if (data.after === null && data.what !== 'reminded') await sayEverywhere(ctx, noticeId)
    if (people.length === peopleAtOnce) ctx.later(tellTopic, noticeId, { ...data, after: people.at(-1) })
  })
}

/** An event without content on each stream; with `push` also a nudge to the devices. */
export async function tell(
  ctx: CommandContext<unknown>,
  noticeId: string,
  personIds: readonly string[],
  push: boolean,
): Promise<void> {
  for (const personId of personIds) ctx.publish(noticeChanged, personId, { noticeId })
  if (push && personIds.length > 0) await queueNotice(ctx.tx, personIds, ctx.at)
}

/** Only who has an account can hear anything; whoever has acknowledged needs no reminder. */
async function nextPeople(tx: Tx, noticeId: string, { what, after }: Static<typeof Work>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct r.person_id as id from notice_recipients r
    where r.notice_id = ${noticeId} and r.away is null and (${after}::uuid is null or r.person_id > ${after}::uuid)
      and (${what} <> 'reminded' or r.acknowledged_at is null)
      and exists (select from accounts a where a.person_id = r.person_id)
    order by 1 limit ${peopleAtOnce}`.execute(tx)
  return rows.map(({ id }) => id)
}
