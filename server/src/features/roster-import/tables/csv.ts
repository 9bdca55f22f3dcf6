import { cellLengthMax } from '../limits.ts'

/** A row of texts; any `Row` reader takes it. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

const separators = [';', ',', '\t'] as const
const recordsLookedAt = 30
const batchSize = 500

/** The separator that cuts the first rows into the most columns, evenly; `sep=;` in the first line says it outright. */
export function detectSeparator(text: string): string {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (said !== undefined) return said
  let best: { separator: string; score: number } = { separator: ';', score: 0 }
  for (const separator of separators) {
    const score = evenness(text, separator)
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

/**
 * Rows of a CSV text (RFC 4180, read leniently): quotes, doubled quotes, line breaks within cells, any line end. A quote
 * that never closes is a sign like any other. `line` counts rows as a spreadsheet shows them; empty rows count too.
 */
export function* readCsv(text: string, separator: string): Generator<CsvRow> {
  let at = /^sep=.\r?\n/i.exec(text)?.[0].length ?? 0
  let line = at > 0 ? 1 : 0
  const cut = separator.charCodeAt(0)
  while (at < text.length) {
    line++
    const cells: string[] = []
    for (;;) {
      const cell = readCell(text, at, cut)
      cells.push(cell.value)
      at = cell.end
      if (text.charCodeAt(at) !== cut) break
      at++
    }
    if (text.charCodeAt(at) === 13) at++
    if (text.charCodeAt(at) === 10) at++
    if (cells.some((value) => value.trim() !== '')) yield { line, cells }
  }
}

/** The same rows, some hundreds at a time. */
export function* csvBatches(text: string, separator: string): Generator<CsvRow[]> {
  let batch: CsvRow[] = []
  for (const row of readCsv(text, separator)) {
    batch.push(row)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function readCell(text: string, start: number, cut: number): { value: string; end: number } {
  if (text.charCodeAt(start) === 34) {
    const quoted = readQuoted(text, start + 1)
    if (quoted) {
      const end = plainEnd(text, quoted.end, cut)
      return { value: quoted.value + text.slice(quoted.end, end), end }
    }
  }
  const end = plainEnd(text, start, cut)
  return { value: text.slice(start, end), end }
}

function readQuoted(text: string, start: number): { value: string; end: number } | undefined {
  let from = start
  let value = ''
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0 || quote - start > cellLengthMax) return undefined
    value += text.slice(from, quote)
    if (text.charCodeAt(quote + 1) !== 34) return { value, end: quote + 1 }
    value += '"'
    from = quote + 2
  }
}

function plainEnd(text: string, start: number, cut: number): number {
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === cut || code === 10 || code === 13) break
  }
  return at
}

function evenness(text: string, separator: string): number {
  const widths: number[] = []
  for (const row of readCsv(text.slice(0, 200_000), separator)) {
    widths.push(row.cells.length)
    if (widths.length === recordsLookedAt) break
  }
  const counts = Map.groupBy(widths, (width) => width)
  let best = 0
  for (const [width, rows] of counts) if (width > 1) best = Math.max(best, rows.length * 100 + width)
  return best
}
