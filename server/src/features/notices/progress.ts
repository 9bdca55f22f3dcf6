import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Id } from '#protocol/common.ts'
import { noticeProgressed } from '#protocol/notices.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { laterOnce } from '#server/platform/jobs/later-once.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'

export const progressTopic = 'notices.progress'
/** Thousands who press the button at once are one event a second for those who watch. */
const gatheredMs = 1000

/** Tells those who watch these organisations that the state of a notice is another, soon and once for many. */
export async function sayProgress(
  { tx, at }: CommandContext<unknown>,
  noticeId: string,
  organisationIds: Iterable<string>,
): Promise<void> {
  for (const streamId of [...new Set(organisationIds)].sort()) {
    const work = { topic: progressTopic, streamId, data: { noticeId } }
    await laterOnce(tx, work, at, new Date(at.getTime() + gatheredMs))
  }
}

const isData = Compile(Type.Object({ noticeId: Id }))

export async function onNoticeProgress({ streamId, data }: OutboxRow, services: Services): Promise<void> {
  if (!isData.Check(data)) throw new Error('the row of a notice’s progress has another shape')
  const { noticeId } = data
  await runAs(services, null, async (ctx) => ctx.publish(noticeProgressed, streamId, { noticeId }))
}
