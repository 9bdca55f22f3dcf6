import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Id } from '#protocol/common.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { askNewcomers, markLeft } from './circle.queries.ts'
import { sayProgress } from './progress.ts'
import { tell } from './tell.ts'

const isData = Compile(Type.Object({ personIds: Type.Array(Id) }))
/** After its deadline a notice is followed for so long; what was then stays. */
const followedMs = 31 * 24 * 60 * 60_000

/** Ties of these people have changed: who came into the circle of a running notice is asked, who left is marked. */
export async function onTiesFollowed({ data }: OutboxRow, services: Services): Promise<void> {
  if (!isData.Check(data)) throw new Error('the row of followed ties has another shape')
  const { personIds } = data
  await runAs(services, null, async (ctx) => {
    const left = await markLeft(ctx.tx, personIds, ctx.at, new Date(ctx.at.getTime() - followedMs))
    const come = await askNewcomers(ctx.tx, personIds, ctx.at)
    for (const [noticeId, rows] of Map.groupBy(come, (row) => row.noticeId)) {
      await tell(ctx, noticeId, [...new Set(rows.map(({ personId }) => personId))], true)
    }
    for (const [noticeId, rows] of Map.groupBy(left, (row) => row.noticeId)) {
      await tell(ctx, noticeId, [...new Set(rows.map(({ personId }) => personId))], false)
    }
    for (const [noticeId, rows] of Map.groupBy([...left, ...come], (row) => row.noticeId)) {
      await sayProgress(
        ctx,
        noticeId,
        rows.map(({ organisationId }) => organisationId),
      )
    }
  })
}
