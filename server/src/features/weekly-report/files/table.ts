import type { Cell, Sheet } from './cells.rules.ts'

/** As spreadsheets here open it at once: a mark for UTF-8, semicolons, decimal commas. */
export function writeTable({ above, columns, rows }: Sheet): Buffer {
  const lines = [[above], columns.map(({ title }) => title), ...rows.map((row) => row.map(wordOf))]
  return Buffer.from(`\uFEFF${lines.map((line) => line.map(quoted).join(';')).join('\r\n')}\r\n`)
}

function wordOf(cell: Cell): string {
  switch (cell.is) {
    case 'text':
      return cell.value
    case 'number':
      return String(cell.value)
    case 'share':
      return `${(cell.value * 100).toFixed(1).replace('.', ',')}%`
    case 'points':
      return cell.value.toFixed(1).replace('.', ',')
    case 'day':
      return cell.value.split('-').toReversed().join('.')
    case 'empty':
      return ''
  }
}

function quoted(word: string): string {
  return /[";\r\n]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word
}
