import { readFile } from 'node:fs/promises'
import type { Language } from '#server/platform/refusal.ts'
import type { ReadRoster } from './read-roster.ts'
import { mendWords } from './mend-words.ts'
import { problemText, type Problem } from './rows/problems.ts'
import { refuse } from './roster-import.refusals.ts'
import type { CsvOptions } from './tables/csv-file.ts'
import { openTableFile } from './tables/open-table-file.ts'
import { cellText, columnLetter, type Cell, type Row, type TableFile } from './tables/table.ts'

const columnWidth = 20
const reasonWidth = 60

/**
 * The rows of a file in which something is wrong, as a workbook to mend and bring in again: the columns of the file, and
 * before them where each row stood and what is wrong with it. Cells in doubt are marked.
 */
export async function writeMendFile(
  path: string,
  read: ReadRoster,
  { language, ...options }: CsvOptions & { language: Language },
): Promise<Buffer> {
  const bytes = await readFile(path)
  const opened = await openTableFile(bytes, options)
  if (opened.kind === 'oneroster') throw refuse.no_mend_file()
  const sheets = []
  for (const mapping of read.mappings) {
    const problems = Map.groupBy(
      read.problems.filter(({ sheet }) => sheet === mapping.sheet),
      ({ line }) => line,
    )
    if (problems.size === 0) continue
    const rows = await rowsAt(opened.file, mapping.sheet, problems)
    const data = [
      headerRow(mapping, language),
      ...rows.map((row) => mendRow(row, problems.get(row.line)!, mapping, opened.file, language)),
    ]
    const columns = [{ width: 8 }, { width: reasonWidth }, ...mapping.columns.map(() => ({ width: columnWidth }))]
    sheets.push({ data, columns, sheet: sheetName(mapping.sheet, language), stickyRowsCount: 1 })
  }
  // Loaded when there is something to write: most files are only read.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  return writeExcelFile(sheets).toBuffer()
}

type Mapping = ReadRoster['mappings'][number]

async function rowsAt(file: TableFile, name: string, lines: ReadonlyMap<number, unknown>): Promise<Row[]> {
  const found: Row[] = []
  const sheet = file.sheets.find((one) => one.name === name)
  for await (const batch of sheet?.rows() ?? []) {
    for (const row of batch) if (lines.has(row.line)) found.push(row)
  }
  return found
}

function headerRow({ columns }: Mapping, language: Language) {
  const titles = [
    mendWords[language].line,
    mendWords[language].reason,
    ...columns.map(({ header, letter }) => header || letter),
  ]
  return titles.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
}

function mendRow(row: Row, problems: readonly Problem[], { columns }: Mapping, file: TableFile, language: Language) {
  const reasons = problems.map((problem) => {
    const header = columns.find(({ index }) => index === problem.column)?.header
    const place = header || (problem.column < 0 ? '' : columnLetter(problem.column))
    return `${place === '' ? '' : `${place}: `}${problemText(problem, language)}`
  })
  const marked = new Set(problems.map(({ column }) => column))
  return [
    { value: row.line, type: Number },
    { value: reasons.join(' '), type: String, wrap: true },
    ...columns.map(({ index }) => ({
      value: asText(row.cells[index], file),
      type: String,
      ...(marked.has(index) ? { backgroundColor: '#fff2b3' as const } : {}),
    })),
  ]
}

/** A day is written as people write it, so that the mended file is read whatever calendar the first one counted by. */
function asText(cell: Cell | undefined, { date1904 }: TableFile): string {
  if (typeof cell !== 'object' || !('serial' in cell)) return cellText(cell)
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const [year, month, day] = new Date(start + Math.floor(cell.serial) * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
  return `${day}.${month}.${year}`
}

/** Excel takes 31 signs and none of these. */
function sheetName(name: string, language: Language): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || mendWords[language].sheet
}
