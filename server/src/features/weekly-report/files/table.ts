import type { Locale } from '#protocol/accounts.ts'
import type { Cell, Table } from './cells.rules.ts'

/** How a spreadsheet of that language writes numbers and days, and so what it takes for them. */
type Marks = { separator: string; point: string; day: (iso: string) => string }
const marks: Record<Locale, Marks> = {
  ru: { separator: ';', point: ',', day: (iso) => iso.split('-').toReversed().join('.') },
  en: { separator: ',', point: '.', day: (iso) => iso },
}

/** As spreadsheets open it at once: a mark for UTF-8, then titles and lines, all as long as the first (RFC 4180). */
export function writeTable({ columns, rows }: Table, locale: Locale): Buffer {
  const { separator } = marks[locale]
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map((row) => row.map((cell) => wordOf(cell, marks[locale]))),
  ]
  return Buffer.from(
    `\uFEFF${lines.map((line) => line.map((word) => quoted(word, separator)).join(separator)).join('\r\n')}\r\n`,
  )
}

function wordOf(cell: Cell, { point, day }: Marks): string {
  switch (cell.is) {
    case 'text':
      return cell.value
    case 'number':
      return String(cell.value)
    case 'share':
      return `${(cell.value * 100).toFixed(1).replace('.', point)}%`
    case 'points':
      return cell.value.toFixed(1).replace('.', point)
    case 'day':
      return day(cell.value)
    case 'empty':
      return ''
  }
}

function quoted(word: string, separator: string): string {
  return word.includes(separator) || /["\r\n]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word
}
