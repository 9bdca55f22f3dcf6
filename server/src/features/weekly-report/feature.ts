import { feature } from '#server/platform/feature.ts'
import { getReport } from './get-report.ts'
import { readyReport } from './ready-report.ts'
import { seeReport } from './see-report.ts'

/** What Friday has shown: a page, files, letters and a notice. */
export const weeklyReportFeature = feature({
  name: 'weekly-report',
  calls: [getReport, readyReport, seeReport],
})
