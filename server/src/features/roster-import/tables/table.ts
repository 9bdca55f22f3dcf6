/** What stands in a cell: text, a number, a day, or something that gives no value. An empty text is an empty cell. */
export type Cell = string | number | DayCell | BadCell

/** A number that the workbook shows as a date. */
export type DayCell = { readonly serial: number }

/** A formula that was never calculated, or an error like #N/A. */
export type BadCell = { readonly bad: 'formula_without_value' | 'error_value'; readonly text: string }

/** `line` is the row's number as a spreadsheet shows it, from 1. */
export type Row = { readonly line: number; readonly cells: readonly Cell[] }

/** A range of merged cells: lines from 1, columns from 0, both ends inside. */
export type Merge = { firstLine: number; lastLine: number; firstColumn: number; lastColumn: number }

export type Sheet = {
  /** Empty in a CSV file. */
  readonly name: string
  readonly merges: readonly Merge[]
  /** Rows with something in them, in the file's order, a handful at a time. Can be read once. */
  rows(): AsyncIterable<readonly Row[]>
}

export type TableFile = {
  readonly format: 'csv' | 'xlsx'
  /** Of a CSV file; empty otherwise. */
  readonly encoding: string
  readonly separator: string
  /** Day 0 of the workbook's serial numbers is 1 January 1904. */
  readonly date1904: boolean
  readonly sheets: readonly Sheet[]
}

/** «A», «Z», «AA»: how spreadsheets name the column with this index. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26) - 1
  return (rest >= 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + (index % 26))
}

/** The index of a column named by letters; -1 when it is no such name. */
export function columnIndex(letters: string): number {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return -1
  let index = 0
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

export function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/

/** As people read it; a day without its workbook has no reading, so its number stands for it. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return ''
  if (typeof cell === 'string')
    return (invisible.test(cell) ? cell.replace(new RegExp(invisible, 'g'), '') : cell).trim()
  if (typeof cell === 'number') return numberText(cell)
  return 'bad' in cell ? cell.text : String(cell.serial)
}

function numberText(number: number): string {
  return Number.isInteger(number) && Math.abs(number) < 1e16 ? number.toFixed(0) : String(number)
}
