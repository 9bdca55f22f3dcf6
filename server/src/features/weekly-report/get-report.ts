import { getReport as contract, reportLinesFirst } from '#protocol/weekly-report.ts'
import { answer } from '#server/platform/call.ts'
import { loadReport } from './load-report.ts'

export const getReport = answer(contract, {
  async run({ services, actor, at }, which) {
    const report = await loadReport(services, { personId: actor.personId, at }, which)
    return { report: report && { ...report, lines: report.lines.slice(0, reportLinesFirst) } }
  },
})
