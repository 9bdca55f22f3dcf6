import writeExcelFile from 'write-excel-file/node'
import type { Language } from '#server/platform/refusal.ts'
import type { Comparison } from './compare.rules.ts'
import type { ReadOrganisations, ReadTable } from './entries.ts'
import { doubtText, problemText } from './problems.ts'

const columnWidth = 24
const reasonWidth = 60
const words = {
  ru: { sheet: 'Исправить', reason: 'Что исправить', line: 'Строка' },
  en: { sheet: 'To mend', reason: 'What to mend', line: 'Row' },
}

type Trouble = { sheet: string; line: number; field: string | undefined; text: string }

/**
 * The rows of a list in which something is wrong or doubtful, as a workbook to mend and bring in again: the columns of the
 * file, and before them where each row stood and what is the matter. Cells in doubt are marked. `undefined` when all is well.
 */
export async function writeMendFile(
  read: ReadOrganisations,
  comparison: Comparison,
  language: Language,
): Promise<Buffer | undefined> {
  const troubles = troublesOf(read, comparison, language)
  if (troubles.length === 0) return undefined
  const sheets = []
  for (const table of read.tables) {
    const byLine = Map.groupBy(
      troubles.filter(({ sheet }) => sheet === table.sheet),
      ({ line }) => line,
    )
    const rows = table.rows.filter(({ line }) => byLine.has(line))
    if (rows.length === 0) continue
    const data = [headerRow(table, language), ...rows.map((row) => mendRow(row, byLine.get(row.line)!, table))]
    const columns = [{ width: 8 }, { width: reasonWidth }, ...table.columns.map(() => ({ width: columnWidth }))]
    sheets.push({ data, columns, sheet: sheetName(table.sheet, language), stickyRowsCount: 1 })
  }
  return writeExcelFile(sheets).toBuffer()
}

function troublesOf(read: ReadOrganisations, { doubtful }: Comparison, language: Language): Trouble[] {
  return [
    ...read.problems.map((problem) => ({ ...problem, text: problemText(problem, language) })),
    ...doubtful.flatMap(({ entry, reason }) =>
      entry.places.map((place) => ({ ...place, field: undefined, text: doubtText(reason, language) })),
    ),
  ]
}

function headerRow({ columns }: ReadTable, language: Language) {
  const titles = [
    words[language].line,
    words[language].reason,
    ...columns.map(({ header, column }) => header || column),
  ]
  return titles.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
}

function mendRow({ line, cells }: ReadTable['rows'][number], troubles: readonly Trouble[], { columns }: ReadTable) {
  const marked = new Set(troubles.map(({ field }) => field))
  return [
    { value: line, type: Number },
    { value: troubles.map(({ text }) => text).join(' '), type: String, wrap: true },
    ...columns.map(({ field }, at) => ({
      value: cells[at] ?? '',
      type: String,
      ...(field !== '' && marked.has(field) ? { backgroundColor: '#fff2b3' as const } : {}),
    })),
  ]
}

/** Excel takes 31 signs and none of these. */
function sheetName(name: string, language: Language): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || words[language].sheet
}
