import { sql } from 'kysely'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Id } from '#protocol/common.ts'
import { noticeProgressed } from '#protocol/notices.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { laterOnce } from '#server/platform/jobs/later-once.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'

export const progressTopic = 'notices.progress'
/** Thousands who press the button at once are one event a second for those who watch. */
const gatheredMs = 1000

const isData = Compile(Type.Object({ noticeId: Id, below: Type.Optional(Type.Boolean()) }))

/** Tells those who watch these organisations that the state of a notice is another, soon and once for many. */
export async function sayProgress(
  { tx, at }: CommandContext<unknown>,
  noticeId: string,
  organisationIds: Iterable<string>,
): Promise<void> {
  await sayLater(tx, at, organisationIds, { noticeId })
}

/** The same for all whom it asks: they see another list. One statement, however many there are. */
export async function sayEverywhere({ tx, at }: CommandContext<unknown>, noticeId: string): Promise<void> {
  await sql`
    insert into outbox (topic, stream_id, data, due_at)
    select distinct ${progressTopic}, organisation_id, ${JSON.stringify({ noticeId })}::jsonb,
      ${new Date(at.getTime() + gatheredMs)}::timestamptz
    from notice_recipients where notice_id = ${noticeId}`.execute(tx)
}

/** Offices between an organisation and the sender hear of it from here, so that nobody’s press has to look for them. */
export async function onNoticeProgress({ streamId, data }: OutboxRow, services: Services): Promise<void> {
  if (!isData.Check(data)) throw new Error('the row of a notice’s progress has another shape')
  const { noticeId, below } = data
  await runAs(services, null, async (ctx) => {
    ctx.publish(noticeProgressed, streamId, { noticeId })
    if (!below)
      await sayLater(ctx.tx, ctx.at, await officesBetween(ctx.tx, noticeId, streamId), { noticeId, below: true })
  })
}

async function sayLater(tx: Tx, at: Date, organisationIds: Iterable<string>, data: object): Promise<void> {
  for (const streamId of [...new Set(organisationIds)].sort()) {
    await laterOnce(tx, { topic: progressTopic, streamId, data }, at, new Date(at.getTime() + gatheredMs))
  }
}

/** All above it where it was moved away from under the sender meanwhile: they see the state, too. */
async function officesBetween(tx: Tx, noticeId: string, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with chain as materialized (select id, depth from organisations_above(${organisationId}))
    select id from chain where depth > 0 and depth < coalesce(
      (select c.depth from chain c join notices n on n.organisation_id = c.id where n.id = ${noticeId}), depth + 1)
    order by id`.execute(tx)
  return rows.map(({ id }) => id)
}
