import { reportLines as contract, reportLinesFirst, type ReportLine } from '#protocol/weekly-report.ts'
import { chosenOf, type Wanted } from '#server/features/indicators/exports.rules.ts'
import { answer } from '#server/platform/call.ts'
import { loadReport } from './load-report.ts'
import { refuse } from './weekly-report.refusals.ts'

export const reportLines = answer(contract, {
  async run({ services, actor, at }, { organisationId, snapshotId, offset = 0, limit = reportLinesFirst, ...asked }) {
    const report = await loadReport(services, { personId: actor.personId, at }, { organisationId, snapshotId })
    if (!report) throw refuse.report_none()
    const { text = '', kinds = null, lagging = null, order = null, descending = false } = asked
    const columns = new Map(report.indicators.map(({ code }, column) => [code, column]))
    const lines = linesWanted(report.lines, columns, { text, kinds, lagging, order, descending })
    return { lines: lines.slice(offset, offset + limit), total: lines.length }
  },
})

/** Without a word of the order they stay as they are: those who lag first. */
function linesWanted(
  lines: readonly ReportLine[],
  columns: ReadonlyMap<string, number>,
  wanted: Wanted,
): readonly ReportLine[] {
  return chosenOf(lines, wanted, ({ organisation, cells }) => {
    const cell = (code: string) => cells[columns.get(code) ?? -1] ?? undefined
    return {
      ...organisation,
      valueOf: (code) => cell(code)?.value,
      percentOf: (code) => cell(code)?.goal?.percent ?? 100,
    }
  })
}
