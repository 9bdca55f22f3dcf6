import { getReport as contract, type ReportedLine } from '#protocol/moderation.ts'
import type { Entity } from '#protocol/messages.ts'
import type { FileBrief } from '#protocol/files.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { requireAnswering, type ReportFacts, type StoredLine } from './moderation.access.ts'
import { lookAt } from './report-look.ts'
import { possibleActions } from './moderation.rules.ts'
import { circumstancesOf } from './report-circumstances.ts'
import { reportRow } from './report-rows.ts'

/** Whoever looks into a report is on record: reading what children wrote is never done in passing. */
export const getReport = answer(contract, {
  async run({ db, actor, at, looked }, { reportId }) {
    const report = await requireAnswering(db, reportId, actor.personId, at)
    await looked('report.opened', lookAt(report))
    const people = await namesIn(db, report, actor.personId)
    const circumstances = await circumstancesOf(db, report, actor.personId, at)
    return {
      report: await reportRow(db, actor.personId, reportId),
      reporter: people.get(report.reporterId)!,
      comment: report.comment,
      conversation: circumstances.conversation,
      lines: report.lines.map((line) => shownLine(line, line.seq === report.seq, people)),
      possible: report.resolvedAt ? [] : possibleActions(circumstances),
      note: report.note,
      resolvedBy: report.resolvedBy ? (people.get(report.resolvedBy) ?? null) : null,
    }
  },
})

async function namesIn(db: Db, report: ReportFacts, viewerId: string): Promise<Map<string, PersonBrief>> {
  const ids = [report.reporterId, report.aboutId, report.resolvedBy, ...report.lines.map((line) => line.authorId)]
  const briefs = await personBriefs(
    db,
    ids.filter((id) => id !== null),
    viewerId,
  )
  return new Map(briefs.map((brief) => [brief.id, brief]))
}

function shownLine(line: StoredLine, reported: boolean, people: ReadonlyMap<string, PersonBrief>): ReportedLine {
  const { seq, authorId, at, text, entities, files } = line
  const author = authorId === null ? null : (people.get(authorId) ?? null)
  return { seq, author, at, text, entities: entities as Entity[], files: files as FileBrief[], reported }
}
