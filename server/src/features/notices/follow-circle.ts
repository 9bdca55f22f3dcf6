import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Id } from '#protocol/common.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { followAbsences } from './absences.queries.ts'
import { askNewcomers } from './circle.queries.ts'
import { sayProgress } from './progress.ts'
import { tell } from './tell.ts'

const isData = Compile(Type.Object({ personIds: Type.Array(Id) }))
/** After its deadline a notice is followed for so long; what was then stays. */
const followedMs = 31 * 24 * 60 * 60_000

/**
 * Ties or leaves of these people have changed: who came into the circle of a running notice is asked, who left or is on long
 * leave stands outside of its count, who is back is asked again.
 */
export async function onTiesFollowed({ data }: OutboxRow, services: Services): Promise<void> {
  if (!isData.Check(data)) throw new Error('the row of followed ties has another shape')
  const { personIds } = data
  await runAs(services, null, async (ctx) => {
    const moved = await followAbsences(ctx.tx, personIds, ctx.at, new Date(ctx.at.getTime() - followedMs))
    const come = await askNewcomers(ctx.tx, personIds, ctx.at)
    const waiting = [...come, ...moved.filter(({ waits }) => waits)]
    await tellEach(ctx, waiting, true)
    await tellEach(
      ctx,
      moved.filter(({ waits }) => !waits),
      false,
    )
    for (const [noticeId, rows] of Map.groupBy([...moved, ...come], (row) => row.noticeId)) {
      const asked = rows.map(({ organisationId }) => organisationId)
      await sayProgress(ctx, noticeId, [await senderOf(ctx.tx, noticeId), ...asked])
    }
  })
}

async function senderOf(tx: Tx, noticeId: string): Promise<string> {
  const notice = tx.selectFrom('notices').select('organisation_id').where('id', '=', noticeId)
  return (await notice.executeTakeFirstOrThrow()).organisation_id
}

type One = { noticeId: string; personId: string }

/** Only who has an account can hear anything. */
async function reachable(tx: Tx, rows: readonly One[]): Promise<string[]> {
  const ids = [...new Set(rows.map(({ personId }) => personId))]
  const accounts = await tx.selectFrom('accounts').select('person_id').where('person_id', 'in', ids).execute()
  return accounts.map((account) => account.person_id)
}

async function tellEach(ctx: CommandContext, rows: readonly One[], push: boolean): Promise<void> {
  for (const [noticeId, people] of Map.groupBy(rows, (row) => row.noticeId)) {
    await tell(ctx, noticeId, await reachable(ctx.tx, people), push)
  }
}
