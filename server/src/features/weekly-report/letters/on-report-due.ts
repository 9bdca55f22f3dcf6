import { reportReady } from '#protocol/weekly-report.ts'
import type { CommandContext } from '#server/platform/call.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { sendMail } from '#server/platform/mail.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { snapshotById, type SnapshotRow } from '../snapshots.queries.ts'
import { letterOf } from './letters.rules.ts'
import { partsOf, type LetterLines } from './letter-parts.ts'
import { markTold, type Reader } from './readers.queries.ts'
import { endRun, runOf } from './runs.ts'

/** A Friday's snapshot has been taken: `{}` on its stream, or `{ after }` for the readers that are left. */
export const reportTopic = 'weeklyReport.tell'

const readersAtOnce = 100
/** A letter that comes later than this would speak of a week that is over. */
const letterDays = 6
const dayMs = 86_400_000

/**
 * A Friday’s report is told to those who lead, once to each, however often this is repeated. Some of the readers, and a row for
 * the rest: a region's thousand letters hold up nothing and lose nothing.
 */
export async function onReportDue({ streamId, data }: OutboxRow, services: Services): Promise<void> {
  const { after = null } = data as { after?: string | null }
  const at = services.clock.now()
  const snapshot = await snapshotById(services.db, streamId)
  if (snapshot?.kind !== 'friday' || isOld(snapshot, at)) return
  const { readers, lines } = await runOf(services, snapshot, at)
  const left = after === null ? readers : readers.filter(({ personId }) => personId > after)
  const some = left.slice(0, readersAtOnce)
  await runAs(services, null, async (ctx) => {
    await tell(ctx, snapshot, some, lines)
    if (left.length > some.length) ctx.later(reportTopic, streamId, { after: some.at(-1)!.personId })
  })
  if (left.length === some.length) endRun(services, snapshot.id)
}

/** `lines` null: no letters. */
async function tell(
  ctx: CommandContext,
  snapshot: SnapshotRow,
  readers: readonly Reader[],
  lines: LetterLines | null,
): Promise<void> {
  const rows = readers.map(({ personId, address, organisationIds, officeIds }) => ({
    ...{ personId, organisationId: (officeIds[0] ?? organisationIds[0])! },
    mailed: lines !== null && address !== null,
  }))
  const told = await markTold(ctx.tx, snapshot.id, rows, ctx.at)
  for (const reader of readers.filter(({ personId }) => told.has(personId))) {
    ctx.publish(reportReady, reader.personId, { snapshotId: snapshot.id })
    if (lines) write(ctx, snapshot, reader, lines)
  }
}

function write(ctx: CommandContext, snapshot: SnapshotRow, reader: Reader, lines: LetterLines): void {
  if (reader.address === null) return
  const locale = reader.locale === 'en' ? 'en' : 'ru'
  const letter = letterOf(partsOf(snapshot, reader, lines, { locale, address: ctx.services.address() }), locale)
  const until = new Date(snapshot.cutOffAt.getTime() + letterDays * dayMs)
  sendMail(ctx, { to: reader.address, ...letter, until })
}

/** Made up for after a week or more: whoever was to be told has had the next one. */
function isOld({ cutOffAt }: SnapshotRow, at: Date): boolean {
  return at.getTime() - cutOffAt.getTime() >= letterDays * dayMs
}
