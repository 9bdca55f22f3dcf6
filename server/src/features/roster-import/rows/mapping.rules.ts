import { isEmpty, type Merge, type Row } from '../tables/table.ts'
import { cellText, columnLetter } from '../tables/table.ts'
import type { Field, GuardianField, GuardianKey } from './fields.ts'
import { pupilTitles, staffTitles } from './header-words.ts'
import { guardianKey, readHeader, type Header } from './headers.rules.ts'

/** How many rows from the top are searched for the header. */
export const headerRowsMax = 40

/** Below a header a better one stands within so many rows or not at all. */
const rowsAfterHeader = 5

export type RowsAre = 'pupils' | 'staff' | 'mixed'

export type MappedColumn = {
  index: number
  letter: string
  header: string
  field: Field | ''
  /** 1: the header is exactly a known one. */
  sure: number
}

export type TableMapping = {
  sheet: string
  /** The last row of the header; 0 when the table has none. */
  headerLine: number
  columns: MappedColumn[]
  /** Undefined: neither headers nor titles say it. */
  rowsAre: RowsAre | undefined
  /** Texts above the header, for what they say of the whole table. */
  titles: string[]
}

/** The best reading of a table's first rows; `undefined` when no header names people. */
export function proposeMapping(
  sheet: string,
  rows: readonly Row[],
  merges: readonly Merge[] = [],
): TableMapping | undefined {
  let best: { score: number; mapping: TableMapping } | undefined
  const top = rows.slice(0, headerRowsMax)
  for (const [at, row] of top.entries()) {
    if (best && row.line > best.mapping.headerLine + rowsAfterHeader) break
    const next = top[at + 1]
    const single = headersOf(row, undefined, merges)
    const double = next ? headersOf(row, next, merges) : undefined
    for (const [headers, last] of [[single, row] as const, ...(double ? [[double, next!] as const] : [])]) {
      const columns = assignColumns(headers)
      const score = scoreOf(columns)
      if (score === 0 || (best && score <= best.score)) continue
      const titles = top.slice(0, at).flatMap(({ cells }) => cells.map(cellText).filter(Boolean))
      best = {
        score,
        mapping: {
          sheet,
          headerLine: last.line,
          columns,
          rowsAre: kindOf(headers, columns, [sheet, ...titles]),
          titles,
        },
      }
    }
  }
  return best?.mapping
}

/** The same mapping with what a person decided by hand: letters of columns and fields (or nothing) for them. */
export function withDecided(mapping: TableMapping, decided: Readonly<Record<string, Field | ''>>): TableMapping {
  const fields = new Set(Object.values(decided))
  const columns = mapping.columns.map((column) => {
    const field = decided[column.letter]
    if (field !== undefined) return { ...column, field, sure: 1 }
    return fields.has(column.field) ? { ...column, field: '' as const } : column
  })
  return { ...mapping, columns }
}

/** Rows that only number the columns, as printed forms have below their header. */
export function isColumnNumbers(row: Row): boolean {
  const filled = row.cells.filter((cell) => !isEmpty(cell)).map(cellText)
  return filled.length > 2 && filled.every((text, index) => text === String(Number(filled[0]) + index))
}

type HeaderCell = { index: number; text: string; read: Header | undefined }

function headersOf(row: Row, below: Row | undefined, merges: readonly Merge[]): HeaderCell[] {
  const width = Math.max(row.cells.length, below?.cells.length ?? 0)
  const cells: HeaderCell[] = []
  let leftAbove = ''
  for (let index = 0; index < width; index++) {
    const own = textAt(row, index, merges)
    const under = below ? textAt(below, index, merges) : ''
    if (own !== '') leftAbove = own
    // A title over several columns is written in the first of them, merged or not.
    const above = own === '' && under !== '' ? leftAbove : own
    const text = under === '' || under === above ? above : `${above} ${under}`.trim()
    if (below && own === '' && under === '') continue
    cells.push({ index, text, read: readHeader(text) ?? readBelow(under) })
  }
  return cells
}

/** The lower of two header rows alone: a little less sure than the same header in one row. */
function readBelow(under: string): Header | undefined {
  const read = readHeader(under)
  return read && { ...read, sure: read.sure * 0.9 }
}

function textAt(row: Row, index: number, merges: readonly Merge[]): string {
  return cellText(row.cells[index]).replace(/\s+/g, ' ') || mergedFrom(row, index, merges)
}

function mergedFrom(row: Row, index: number, merges: readonly Merge[]): string {
  const merge = merges.find(
    ({ firstLine, lastLine, firstColumn, lastColumn }) =>
      row.line === firstLine && lastLine >= firstLine && index > firstColumn && index <= lastColumn,
  )
  return merge ? cellText(row.cells[merge.firstColumn]).replace(/\s+/g, ' ') : ''
}

/** Each field goes to the column that is surest of it, then to the first; a repeated guardian is the next guardian. */
function assignColumns(headers: readonly HeaderCell[]): MappedColumn[] {
  const fields = headers.map(({ read }) => (read && !read.guardian ? plainField(read) : ''))
  const keys = guardianFields(headers)
  return headers.map(({ index, text, read }, at) => {
    const field = keys[at] || fields[at]!
    const isTaken = field !== '' && headers.some((other, otherAt) => otherAt !== at && wins(other, otherAt, field))
    return {
      index,
      letter: columnLetter(index),
      header: text,
      field: isTaken ? ('' as const) : field,
      sure: read?.sure ?? 0,
    }

    function wins(other: HeaderCell, otherAt: number, field: Field): boolean {
      if ((keys[otherAt] || fields[otherAt]) !== field) return false
      const difference = (other.read?.sure ?? 0) - (read?.sure ?? 0)
      return difference > 0 || (difference === 0 && otherAt < at)
    }
  })
}

function plainField({ field }: Header): Field | '' {
  return field === 'number' || field === 'kinship' || field === 'legalKind' ? '' : field
}

function guardianFields(headers: readonly HeaderCell[]): (Field | '')[] {
  const taken = new Set<string>()
  let current = 1
  let last: GuardianKey | undefined
  return headers.map(({ read }) => {
    if (!read?.guardian) return ''
    const { kind, number } = read.guardian
    const field = guardianFieldOf(read)
    if (kind === 'guardian') {
      if (number > 0) current = number
      else while (taken.has(`guardian${current}.${field}`)) current++
    }
    const key = kind === 'last' ? last : guardianKey(kind, current)
    if (!key) return ''
    last = key
    const name = `${key}.${field}` as Field
    if (taken.has(name)) return ''
    taken.add(name)
    return name
  })
}

function guardianFieldOf({ field }: Header): GuardianField {
  const ofPerson = [
    'kinship',
    'legalKind',
    'familyName',
    'givenName',
    'patronymic',
    'phone',
    'email',
    'birthDate',
    'sex',
    'snils',
  ]
  return ofPerson.includes(field) ? (field as GuardianField) : 'fullName'
}

function scoreOf(columns: readonly MappedColumn[]): number {
  const fields = new Set(columns.map(({ field }) => field))
  const namesPeople = fields.has('fullName') || (fields.has('familyName') && fields.has('givenName'))
  if (!namesPeople) return 0
  return columns.reduce((sum, { field, sure }) => sum + (field === '' ? 0 : sure), 0)
}

function kindOf(
  headers: readonly HeaderCell[],
  columns: readonly MappedColumn[],
  titles: readonly string[],
): RowsAre | undefined {
  const fields = new Set(columns.map(({ field }) => field))
  const hasGuardians = columns.some(({ field }) => field.includes('.'))
  const forStaff = fields.has('position') || fields.has('subject') || fields.has('formTeacherOf')
  const forPupils = fields.has('className') || fields.has('groupName') || hasGuardians
  if (fields.has('kind') || (forStaff && forPupils && fields.has('position'))) return 'mixed'
  if (forStaff !== forPupils) return forStaff ? 'staff' : 'pupils'
  if (forPupils) return 'pupils'
  const said = new Set(headers.map(({ read }) => read?.of).filter(Boolean))
  if (said.size === 1) return said.has('staff') ? 'staff' : 'pupils'
  if (titles.some((title) => staffTitles.test(title))) return 'staff'
  return fields.has('fileNumber') || titles.some((title) => pupilTitles.test(title)) ? 'pupils' : undefined
}
