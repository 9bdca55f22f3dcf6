import { reportReady } from '#protocol/weekly-report.ts'
import type { CommandContext } from '#server/platform/call.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { mailIsOn, sendMail } from '#server/platform/mail.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { snapshotById, type SnapshotRow } from '../snapshots.queries.ts'
import { letterOf } from './letters.rules.ts'
import { linesFor, partsOf, type LetterLines } from './letter-parts.ts'
import { markTold, readersOf, type Reader } from './readers.queries.ts'

/** A Friday's snapshot has been taken: `{ after: null }` on its stream. */
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
  const { after } = data as { after: string | null }
  await runAs(services, null, async (ctx) => {
    const snapshot = await snapshotById(ctx.tx, streamId)
    if (snapshot?.kind !== 'friday' || isOld(snapshot, ctx.at)) return
    const readers = await readersOf(ctx.tx, snapshot.id, { after, at: ctx.at, limit: readersAtOnce })
    await tell(ctx, snapshot, readers)
    const last = readers.at(-1)
    if (readers.length === readersAtOnce && last) ctx.later(reportTopic, streamId, { after: last.personId })
  })
}

async function tell(ctx: CommandContext, snapshot: SnapshotRow, readers: readonly Reader[]): Promise<void> {
  const mails = mailIsOn(ctx.services)
  const rows = readers.map(({ personId, address, organisationIds, officeIds }) => ({
    ...{ personId, organisationId: (officeIds[0] ?? organisationIds[0])! },
    mailed: mails && address !== null,
  }))
  const told = await markTold(ctx.tx, snapshot.id, rows, ctx.at)
  const fresh = readers.filter(({ personId }) => told.has(personId))
  for (const { personId } of fresh) ctx.publish(reportReady, personId, { snapshotId: snapshot.id })
  const written = mails ? fresh.filter(({ address }) => address !== null) : []
  if (written.length === 0) return
  const lines = await linesFor(ctx, snapshot, written)
  for (const reader of written) write(ctx, snapshot, reader, lines)
}

function write(ctx: CommandContext, snapshot: SnapshotRow, reader: Reader, lines: LetterLines): void {
  const locale = reader.locale === 'en' ? 'en' : 'ru'
  const letter = letterOf(partsOf(snapshot, reader, lines, { locale, address: ctx.services.address() }), locale)
  const until = new Date(snapshot.cutOffAt.getTime() + letterDays * dayMs)
  sendMail(ctx, { to: reader.address!, ...letter, until })
}

/** Made up for after a week or more: whoever was to be told has had the next one. */
function isOld({ cutOffAt }: SnapshotRow, at: Date): boolean {
  return at.getTime() - cutOffAt.getTime() >= letterDays * dayMs
}
