import writeExcelFile, { type CellObject, type Feature, type Image } from 'write-excel-file/node'
import type { Cell, Sheet } from './cells.rules.ts'

const percentFormat = '0.0%'
const pointsFormat = '+0.0;-0.0;0.0'
const dayFormat = 'dd.mm.yyyy'
/** The line above and the titles stay in sight. */
const stickyRows = 2

/** Typed cells: numbers are numbers, shares carry a percent format, days are dates. */
export function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, above, columns, rows }) => ({
    sheet: name,
    data: [
      [{ value: above, type: String, fontWeight: 'bold' as const }],
      columns.map(({ title }) => ({ ...titleStyle, value: title, type: String })),
      ...rows.map((row) => row.map(cellOf)),
    ],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: stickyRows,
    orientation: 'landscape' as const,
  }))
  return writeExcelFile(written, { features: [filters(sheets)] }).toBuffer()
}

const titleStyle = { fontWeight: 'bold', wrap: true, alignVertical: 'top', backgroundColor: '#eeeeee' } as const

function cellOf(cell: Cell): CellObject | null {
  switch (cell.is) {
    case 'text':
      return cell.value === '' ? null : { value: cell.value, type: String }
    case 'number':
      return { value: cell.value, type: Number }
    case 'share':
      return { value: cell.value, type: Number, format: percentFormat }
    case 'points':
      return { value: cell.value, type: Number, format: pointsFormat }
    case 'day':
      return { value: new Date(`${cell.value}T00:00:00Z`), type: Date, format: dayFormat }
    case 'empty':
      return null
  }
}

/** The writer knows no filters: ISO/IEC 29500-1, 18.3.1.2 wants them right after the rows. */
function filters(sheets: readonly Sheet[]): Feature<Image['content']> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform(content, _options, { sheetIndex }) {
            const { columns, rows, filtered } = sheets[sheetIndex]!
            if (!filtered) return content
            const reference = `A${stickyRows}:${letters(columns.length)}${stickyRows + rows.length}`
            return content.replace('</sheetData>', `</sheetData><autoFilter ref="${reference}"/>`)
          },
        },
      },
    },
  }
}

/** 1 is A, 27 is AA. */
function letters(column: number): string {
  const rest = (column - 1) % 26
  const first = column > 26 ? letters((column - 1 - rest) / 26) : ''
  return first + String.fromCharCode(65 + rest)
}
