import { cellText, columnLetter, type Row } from '../tables/table.ts'
import type { Field } from './fields.ts'
import { splitFullName } from './full-name.rules.ts'
import type { MappedColumn, TableMapping } from './mapping.rules.ts'
import { readDay } from './days.rules.ts'
import { isGradeName } from './row-entry.rules.ts'

const rowsLookedAt = 40
const share = 0.7

/** A table without a header: columns by what stands in them. `undefined` when none holds full names. */
export function guessColumns(sheet: string, rows: readonly Row[]): TableMapping | undefined {
  const looked = rows.slice(0, rowsLookedAt)
  const width = Math.max(0, ...looked.map(({ cells }) => cells.length))
  // The first row may be titles that nobody knows.
  const people = looked.length > 1 ? looked.slice(1) : looked
  const taken = new Set<Field>()
  const columns: MappedColumn[] = []
  for (let index = 0; index < width; index++) {
    const field = guessField(people, index)
    const isNew = field !== '' && !taken.has(field)
    if (isNew) taken.add(field)
    columns.push({ index, letter: columnLetter(index), header: '', field: isNew ? field : '', sure: isNew ? 0.5 : 0 })
  }
  const named = columns.findIndex(({ field }) => field === 'fullName')
  if (named < 0) return undefined
  const rowsAre = taken.has('className') ? 'pupils' : undefined
  const titles = titlesAbove(looked, named)
  if (!titles) return { sheet, headerLine: 0, columns, rowsAre, titles: [] }
  const titled = columns.map((column) => ({ ...column, header: cellText(titles.cells[column.index]) }))
  return { sheet, headerLine: titles.line, columns: titled, rowsAre, titles: [] }
}

/** The first row, where no name stands in the column of names: titles that we do not know. */
function titlesAbove(rows: readonly Row[], named: number): Row | undefined {
  const [first, ...others] = rows
  const text = cellText(first?.cells[named])
  return others.length > 0 && !(text.includes(' ') && 'name' in splitFullName(text)) ? first : undefined
}

function guessField(rows: readonly Row[], index: number): Field | '' {
  const texts = rows.map(({ cells }) => cellText(cells[index])).filter(Boolean)
  const mostly = (fits: (text: string) => boolean) =>
    texts.length > 0 && texts.filter(fits).length >= texts.length * share
  if (mostly((text) => text.includes(' ') && 'name' in splitFullName(text))) return 'fullName'
  if (mostly((text) => /\p{L}/u.test(text) && isGradeName(text))) return 'className'
  if (mostly((text) => /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(text) && 'day' in readDay(text, anyDay))) return 'birthDate'
  return ''
}

const anyDay = { today: '2026-01-01', date1904: false, yearMin: 1900, yearMax: 2100 }
