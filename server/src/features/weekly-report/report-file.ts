import { reportFile as contract } from '#protocol/weekly-report.ts'
import { answer } from '#server/platform/call.ts'
import { tableOf } from './files/flat-table.ts'
import { writeTable } from './files/table.ts'
import { sheetsOf } from './files/sheets.ts'
import { words } from './files/words.ts'
import { workbookInWorker } from './files/write-in-worker.ts'
import { loadReport } from './load-report.ts'
import { refuse } from './weekly-report.refusals.ts'

export const reportFile = answer(contract, {
  limit: { per: 'account', count: 20, windowMs: 60_000 },
  async run({ services, actor, at }, { format, locale, ...which }) {
    const report = await loadReport(services, { personId: actor.personId, at }, which)
    if (!report) throw refuse.report_none()
    const bytes =
      format === 'xlsx' ? await workbookInWorker(sheetsOf(report, locale)) : writeTable(tableOf(report, locale), locale)
    const name = `${words[locale].fileName(report.snapshot.week, report.organisation.shortName)}.${format}`
    return { name: name.replace(/[\\/:*?"<>|]/g, ' '), base64: bytes.toString('base64') }
  },
})
