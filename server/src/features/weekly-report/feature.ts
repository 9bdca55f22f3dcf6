import { feature } from '#server/platform/feature.ts'
import { getReport } from './get-report.ts'
import { onReadersDue, onSnapshotTaken, snapshotTaken, tellTopic } from './letters/on-snapshot-taken.ts'
import { readyReport } from './ready-report.ts'
import { reportFile } from './report-file.ts'
import { seeReport } from './see-report.ts'

/** What Friday has shown: a page, files, letters and a notice. */
export const weeklyReportFeature = feature({
  name: 'weekly-report',
  calls: [getReport, reportFile, readyReport, seeReport],
  reactions: { [snapshotTaken]: onSnapshotTaken, [tellTopic]: onReadersDue },
  bulk: [tellTopic],
})
