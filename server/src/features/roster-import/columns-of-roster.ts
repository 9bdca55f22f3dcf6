import { readFile } from 'node:fs/promises'
import type { OutputOf } from '#protocol/contract.ts'
import type { readRosterColumns } from '#protocol/roster-import.ts'
import { readDecided, type ReadOptions } from './read-roster.ts'
import { fingerprintsOf } from './rows/fingerprint.ts'
import { headerRowsMax, isColumnNumbers, type TableMapping } from './rows/mapping.rules.ts'
import { blankMapping, understand } from './rows/read-rows.ts'
import { openTableFile } from './tables/open-table-file.ts'
import { cellText, type Row, type Sheet } from './tables/table.ts'

const rowsShownMax = 5
const cellShownMax = 80
const sheetsShownMax = 20

export type ColumnsOptions = Omit<ReadOptions, 'decided' | 'today'> & { map?: string | undefined }
/** `fingerprints`: by what the source is remembered. */
export type RosterColumns = Omit<OutputOf<typeof readRosterColumns>, 'remembered'> & { fingerprints: string[] }

/**
 * How the columns of the file at `path` are understood, with its first rows, also where nothing is understood yet. Throws a
 * `Refusal` when it is no table. Runs in a worker.
 */
export async function columnsOfRoster(path: string, options: ColumnsOptions): Promise<RosterColumns> {
  const opened = await openTableFile(await readFile(path), options)
  if (opened.kind === 'oneroster')
    return { format: 'oneroster', encoding: 'utf-8', separator: ',', sheetNames: [], sheets: [], fingerprints: [] }
  const { format, encoding, separator, sheets } = opened.file
  const decided = options.map === undefined ? undefined : readDecided(options.map)
  const shown = sheets.filter(({ name }) => options.sheet === undefined || name === options.sheet)
  const understood = []
  for (const sheet of shown.slice(0, sheetsShownMax)) {
    const top = await topOf(sheet)
    if (top.length === 0) continue
    understood.push({ top, mapping: understand(sheet, top, { ...options, decided }) ?? blankMapping(sheet.name, top) })
  }
  const fingerprints = fingerprintsOf(understood.map(({ mapping }) => mapping))
  const sheetNames = sheets.map(({ name }) => name)
  return { format, encoding, separator, sheetNames, sheets: understood.map(described), fingerprints }
}

async function topOf(sheet: Sheet): Promise<Row[]> {
  const top: Row[] = []
  for await (const batch of sheet.rows()) {
    top.push(...batch)
    if (top.length >= headerRowsMax) break
  }
  return top.slice(0, headerRowsMax)
}

function described({ top, mapping }: { top: readonly Row[]; mapping: TableMapping }): RosterColumns['sheets'][number] {
  const { sheet: name, headerLine, rowsAre } = mapping
  const below = top.filter((row) => row.line > headerLine && !isColumnNumbers(row)).slice(0, rowsShownMax)
  return {
    name,
    headerLine,
    ...(rowsAre === undefined ? {} : { rowsAre }),
    columns: mapping.columns.map(({ letter, header, field, sure }) => ({ column: letter, header, field, sure })),
    rows: below.map(({ line, cells }) => ({
      line,
      cells: mapping.columns.map(({ index }) => shownCell(cells[index])),
    })),
  }
}

/** A day stands as people write it; which calendar counts it does not matter for looking. */
function shownCell(cell: Row['cells'][number] | undefined): string {
  if (typeof cell !== 'object' || !('serial' in cell)) return cellText(cell).slice(0, cellShownMax)
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(cell.serial) * 86_400_000)
  return day.toISOString().slice(0, 10).split('-').reverse().join('.')
}
