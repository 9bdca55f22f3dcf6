import { cellText, columnIndex, columnLetter, isEmpty, type Merge, type Row, type Sheet } from '../tables/table.ts'
import type { RosterEntry } from '../entries.ts'
import { rowsMax } from '../limits.ts'
import { refuse } from '../roster-import.refusals.ts'
import { normaliseClassName } from '#server/features/classes/exports.rules.ts'
import { mapRows } from './cells.ts'
import type { Field, GuardianKey } from './fields.ts'
import { guessColumns } from './guess-columns.rules.ts'
import {
  headerRowsMax,
  isColumnNumbers,
  proposeMapping,
  withDecided,
  type RowsAre,
  type TableMapping,
} from './mapping.rules.ts'
import type { Problem } from './problems.ts'
import { isGradeName, readEntry } from './row-entry.rules.ts'

export type ReadRowsOptions = {
  today: string
  date1904: boolean
  /** Said by hand; otherwise headers and titles decide. */
  rowsAre?: RowsAre | undefined
  decided?: Readonly<Record<string, Field | ''>> | undefined
  /** The last row of the header, said by hand; 0: there is none. */
  headerLine?: number | undefined
  take(entry: RosterEntry): void
  report(problem: Problem): void
}

export type ReadSheet = { mapping: TableMapping; rows: number }

/** Reads a sheet row by row into entries. `undefined`: it holds no list of people. */
export async function readRows(sheet: Sheet, options: ReadRowsOptions): Promise<ReadSheet | undefined> {
  const top: Row[] = []
  let table: ReturnType<typeof startTable> | undefined
  let filled = 0
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      if (++filled > rowsMax) throw refuse.too_many_rows({ max: rowsMax, sheet: sheet.name, line: row.line })
      if (table) table.add(row)
      else if (top.push(row) > headerRowsMax) {
        table = beginWith(top, sheet, options)
        if (!table) return undefined
      }
    }
  }
  table ??= beginWith(top, sheet, options)
  return table?.result()
}

function beginWith(top: readonly Row[], sheet: Sheet, options: ReadRowsOptions) {
  const mapping = understand(sheet, top, options)
  if (!mapping) return undefined
  const table = startTable(mapping, sheet.merges, options)
  for (const row of top) if (row.line > mapping.headerLine) table.add(row)
  return table
}

/** What the columns of a sheet are, by its first rows and what was said by hand. */
export function understand(
  { name, merges }: Pick<Sheet, 'name' | 'merges'>,
  top: readonly Row[],
  options: Pick<ReadRowsOptions, 'decided' | 'headerLine' | 'rowsAre'>,
): TableMapping | undefined {
  const proposed = proposeMapping(name, top, merges) ?? guessColumns(name, top)
  const decided = decidedMapping(proposed, top, name, options.decided)
  if (!decided) return undefined
  const { headerLine = decided.headerLine, rowsAre = rowsAreOf(decided) } = options
  return { ...decided, headerLine, rowsAre }
}

/** What was decided by hand holds also where no header was understood. */
function decidedMapping(
  proposed: TableMapping | undefined,
  top: readonly Row[],
  sheet: string,
  decided: ReadRowsOptions['decided'],
): TableMapping | undefined {
  if (!decided) return proposed
  const width = Math.max(0, ...top.map(({ cells }) => cells.length))
  for (const letter of Object.keys(decided)) {
    const index = columnIndex(letter)
    if (index < 0 || index >= width) throw refuse.unknown_column({ name: letter })
  }
  const plain = guessColumns(sheet, top) ?? blankMapping(sheet, top)
  return withDecided(proposed ?? plain, decided)
}

/** A sheet of which nothing is understood: its first row may be titles, or people. */
export function blankMapping(sheet: string, top: readonly Row[]): TableMapping {
  const width = Math.max(0, ...top.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, index) => ({
    index,
    letter: columnLetter(index),
    header: cellText(top[0]?.cells[index]),
    field: '' as const,
    sure: 0,
  }))
  return { sheet, headerLine: 0, columns, rowsAre: undefined, titles: [] }
}

function rowsAreOf({ columns, rowsAre, sheet, titles }: TableMapping): RowsAre | undefined {
  const fields = new Set(columns.map(({ field }) => field))
  if (fields.has('position') && (fields.has('className') || fields.has('groupName'))) return 'mixed'
  const hasClass = fields.has('className') || fields.has('groupName') || classOfTable(sheet, titles) !== ''
  return rowsAre ?? (hasClass ? 'pupils' : undefined)
}

function startTable(mapping: TableMapping, merges: readonly Merge[], options: ReadRowsOptions) {
  const mapped = mapRows(mapping, options.report)
  const hasClass = mapped.fields.has('className') || mapped.fields.has('groupName')
  const guardianKeys = [
    ...new Set(
      [...mapped.fields].flatMap((field) => (field.includes('.') ? [field.split('.')[0] as GuardianKey] : [])),
    ),
  ]
  const fill = mergeFiller(mapping, merges, options.report)
  let className = hasClass ? '' : classOfTable(mapping.sheet, mapping.titles)
  let rows = 0
  return {
    add(given: Row) {
      if (isColumnNumbers(given) && rows === 0) return
      const only = onlyText(given)
      if (only !== undefined && !hasClass && isGradeName(only)) {
        className = normaliseClassName('class', only)
        return
      }
      if (isTotal(given)) return
      const row = fill(given)
      rows++
      if (mapping.rowsAre === undefined) throw refuse.rows_unclear()
      const entry = readEntry(mapped.row(row), { ...options, mapping, fields: mapped.fields, guardianKeys, className })
      if (entry) options.take(entry)
    },
    result: () => ({ mapping, rows }),
  }
}

/** «5А» as the sheet's name, «Список 5 «А» класса» above the table. */
function classOfTable(sheet: string, titles: readonly string[]): string {
  const [named] = [sheet, ...titles].flatMap((title) => {
    if (isGradeName(title)) return [title]
    const found = /(?:^|\s)(\d{1,2}\s*[-–]?\s*[«"]?\p{L}?[»"]?)\s*-?\s*класс/iu.exec(title)?.[1]
    return found !== undefined && isGradeName(found) ? [found] : []
  })
  return named === undefined ? '' : normaliseClassName('class', named)
}

function onlyText({ cells }: Row): string | undefined {
  const filled = cells.filter((cell) => !isEmpty(cell))
  return filled.length === 1 ? cellText(filled[0]) : undefined
}

function isTotal({ cells }: Row): boolean {
  return cells.slice(0, 3).some((cell) => typeof cell === 'string' && /^\s*(?:итого|всего)(?:[\s:.]|$)/i.test(cell))
}

/** Below the header the value of merged cells counts for each of their rows, and is remarked on. */
function mergeFiller(mapping: TableMapping, merges: readonly Merge[], report: ReadRowsOptions['report']) {
  const used = new Set(mapping.columns.flatMap(({ field, index }) => (field === '' ? [] : [index])))
  const inData = merges.filter(
    ({ firstLine, lastLine, firstColumn }) =>
      firstLine > mapping.headerLine && lastLine > firstLine && used.has(firstColumn),
  )
  if (inData.length === 0) return (row: Row) => row
  const values = new Map<Merge, Row['cells'][number]>()
  const byLine = new Map<number, Merge[]>()
  let filled = 0
  for (const merge of inData) {
    for (let line = merge.firstLine; line <= merge.lastLine && filled < rowsMax; line++, filled++) {
      byLine.set(line, [...(byLine.get(line) ?? []), merge])
    }
  }
  return (row: Row): Row => {
    const touching = byLine.get(row.line)
    if (!touching) return row
    const cells = [...row.cells]
    for (const merge of touching) {
      const column = merge.firstColumn
      if (row.line === merge.firstLine) values.set(merge, cells[column] ?? '')
      else {
        while (cells.length < column) cells.push('')
        cells[column] = values.get(merge) ?? ''
        const value = cellText(cells[column])
        report({ sheet: mapping.sheet, line: row.line, column, code: 'merged_cells', taken: true, details: { value } })
      }
    }
    return { line: row.line, cells }
  }
}
