import { listMeasures, measuresDesk } from '#protocol/measures.ts'
import { getReport, reportLines } from '#protocol/weekly-report.ts'
import { refresh } from '../../platform/queries.ts'

export function refreshMeasures(): Promise<void> {
  return refresh(measuresDesk, listMeasures, getReport, reportLines)
}
