import { feature } from '#server/platform/feature.ts'
import { getReport } from './get-report.ts'
import { onReportDue, reportTopic } from './letters/on-report-due.ts'
import { readyReport } from './ready-report.ts'
import { reportFile } from './report-file.ts'
import { reportLines } from './report-lines.ts'
import { seeReport } from './see-report.ts'

/** What Friday has shown: a page, files, letters and a notice. */
export const weeklyReportFeature = feature({
  name: 'weekly-report',
  calls: [getReport, reportLines, reportFile, readyReport, seeReport],
  reactions: { [reportTopic]: onReportDue },
  bulk: [reportTopic],
})
