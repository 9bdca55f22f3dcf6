import { cellText, type Row, type Sheet, type TableFile } from '#server/features/roster-import/exports.ts'
import { findHeader, headerAt, headerRowsMax, readDecided, withDecided } from './columns/columns.rules.ts'
import type { Column, OrganisationEntry, Problem, ReadOrganisations, ReadTable, TextRow } from './entries.ts'
import { organisationsMax } from './limits.ts'
import { refuse } from './organisations-import.refusals.ts'
import { readEntry, type SaidTexts } from './read-entry.rules.ts'
import type { ReadOptions } from './read-organisations.ts'

/** The sheets of a table file that head organisations. Throws `no_organisations_header`, `too_many_organisations`. */
export async function readTables(file: TableFile, options: ReadOptions): Promise<ReadOrganisations> {
  const entries: OrganisationEntry[] = []
  const problems: Problem[] = []
  const tables: ReadTable[] = []
  for (const sheet of file.sheets) {
    if (options.sheet !== undefined && sheet.name !== options.sheet) continue
    const table = await readTable(sheet, options)
    if (!table) continue
    tables.push(table)
    for (const row of table.rows) {
      const place = { sheet: sheet.name, line: row.line }
      const entry = readEntry(saidIn(table.columns, row), {
        ...{ place, usualKind: options.kind, report: (problem) => problems.push(problem) },
      })
      if (entry) entries.push(entry)
    }
  }
  if (tables.length === 0) throw refuse.no_organisations_header()
  const { format, encoding, separator } = file
  const sheetNames = format === 'xlsx' ? file.sheets.map(({ name }) => name) : []
  return { format, encoding, separator, sheetNames, tables, entries, problems }
}

async function readTable(sheet: Sheet, { map, headerLine }: ReadOptions): Promise<ReadTable | undefined> {
  const rows: Row[] = []
  for await (const batch of sheet.rows()) {
    rows.push(...batch)
    if (rows.length > organisationsMax + headerRowsMax) throw refuse.too_many_organisations({ max: organisationsMax })
  }
  const header = headerLine === undefined ? findHeader(rows) : headerAt(rows, headerLine)
  if (!header) return undefined
  const columns = map === undefined ? header.columns : withDecided(header.columns, readDecided(map))
  const used = columns.filter(({ field }) => field !== '').length
  const below = rows.filter(({ line }) => line > header.line).map((row) => textsOf(row, columns.length))
  const kept = below.filter((row, at) => !(at === 0 && isColumnNumbers(row)) && !isTotal(row) && !isHeading(row, used))
  return { sheet: sheet.name, headerLine: header.line, columns, rows: kept }
}

function textsOf({ line, cells }: Row, width: number): TextRow {
  return { line, cells: Array.from({ length: width }, (_, at) => cellText(cells[at])) }
}

function saidIn(columns: readonly Column[], { cells }: TextRow): SaidTexts {
  const said: SaidTexts = {}
  for (const [at, { field }] of columns.entries()) if (field !== '') said[field] = cells[at]!
  return said
}

function isColumnNumbers({ cells }: TextRow): boolean {
  const filled = cells.filter((text) => text !== '')
  return filled.length > 2 && filled.every((text, at) => text === String(Number(filled[0]) + at))
}

function isTotal({ cells }: TextRow): boolean {
  return cells.slice(0, 3).some((text) => /^(?:итого|всего)(?:[\s:.]|$)/i.test(text))
}

/** «Город Махачкала» between the rows: one filled cell where organisations fill several. */
function isHeading({ cells }: TextRow, used: number): boolean {
  return used > 2 && cells.filter((text) => text !== '').length === 1
}
