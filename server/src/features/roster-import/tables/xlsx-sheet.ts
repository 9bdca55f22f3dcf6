import { columnsMax } from '../limits.ts'
import { refuse } from '../roster-import.refusals.ts'
import type { Cell, Row } from './table.ts'
import { unescaped } from './xlsx-shared-texts.ts'
import { readXmlInPieces, type XmlHandlers } from './xml.ts'
import type { Zip } from './zip.ts'

export type SheetPart = {
  name: string
  part: string
  sharedTexts: readonly string[]
  dateStyles: ReadonlySet<number>
}

/** The rows of a sheet that have something in them. */
export async function* readSheet(zip: Zip, sheet: SheetPart): AsyncGenerator<Row[]> {
  let rows: Row[] = []
  const handlers = rowHandlers(sheet, (row) => rows.push(row))
  for await (const _ of readXmlInPieces(zip, sheet.part, handlers)) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

/** Follows `row`, `c`, `f`, `v` and `is/t` (ECMA-376 part 1, 18.3.1). Numbers of rows and cells may be left out. */
function rowHandlers(sheet: SheetPart, take: (row: Row) => void): XmlHandlers {
  let line = 0
  let cells: Cell[] = []
  let column = -1
  let cell = emptyCell
  let collects = false
  return {
    open(name, attributes) {
      if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        cell = {
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? 0),
          text: '',
          hasValue: false,
          formula: false,
        }
      } else if (name === 'v' || name === 't') {
        collects = true
        cell.hasValue = true
      } else if (name === 'f') cell.formula = true
      else if (name === 'row') {
        line = attributes.r === undefined ? line + 1 : Number(attributes.r)
        cells = []
        column = -1
      }
    },
    text(text) {
      if (collects) cell.text += text
    },
    close(name) {
      if (name === 'v' || name === 't') collects = false
      else if (name === 'c') {
        const value = valueOf(cell, sheet)
        if (value === '') return
        if (column >= columnsMax) throw refuse.too_many_columns({ max: columnsMax, sheet: sheet.name, line })
        while (cells.length < column) cells.push('')
        cells[column] = value
      } else if (name === 'row' && cells.length > 0) take({ line, cells })
    },
  }
}

type RawCell = { type: string; style: number; text: string; hasValue: boolean; formula: boolean }
const emptyCell: RawCell = { type: 'n', style: 0, text: '', hasValue: false, formula: false }

function valueOf({ type, style, text, hasValue, formula }: RawCell, sheet: SheetPart): Cell {
  if (!hasValue || (text === '' && formula))
    return formula && type !== 'str' ? { bad: 'formula_without_value', text: '' } : ''
  if (type === 's') return sheet.sharedTexts[Number(text)] ?? ''
  if (type === 'e') return { bad: 'error_value', text }
  if (type === 'd' || type === 'b') return text
  if (type !== 'n') return unescaped(text)
  const number = Number(text)
  if (text.trim() === '' || Number.isNaN(number)) return text
  return sheet.dateStyles.has(style) ? { serial: number } : number
}

/** «AB12» → 27, without a regular expression: it is asked for every cell. */
function columnOf(reference: string): number {
  let index = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at)
    if (code < 65 || code > 90) break
    index = index * 26 + code - 64
  }
  return index - 1
}
