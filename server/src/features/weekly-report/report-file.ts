import { reportFile as contract } from '#protocol/weekly-report.ts'
import { answer } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { writeTable } from './files/table.ts'
import { sheetsOf, tableOf } from './files/sheets.ts'
import { words } from './files/words.ts'
import { writeWorkbook } from './files/workbook.ts'
import { loadReport } from './load-report.ts'

export const reportFile = answer(contract, {
  limit: { per: 'account', count: 20, windowMs: 60_000 },
  async run({ db, actor, at }, { format, locale, ...which }) {
    const report = await loadReport(db, { personId: actor.personId, at }, which)
    if (!report) throw refuseAny.not_found()
    const bytes =
      format === 'xlsx' ? await writeWorkbook(sheetsOf(report, locale)) : writeTable(tableOf(report, locale))
    const name = `${words[locale].fileName(report.snapshot.week, report.organisation.shortName)}.${format}`
    return { name: name.replace(/[\\/:*?"<>|]/g, ' '), base64: bytes.toString('base64') }
  },
})
