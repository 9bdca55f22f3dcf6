import { OrganisationField } from '#protocol/organisations-import.ts'
import { cellText, columnIndex, columnLetter, tidyHeader, type Row } from '#server/features/roster-import/exports.ts'
import { Value } from 'typebox/value'
import type { Column } from '../entries.ts'
import { refuse } from '../organisations-import.refusals.ts'
import { headerWords } from './header-words.ts'

/** How many rows from the top are searched for the header. */
export const headerRowsMax = 40
const wordsAroundMax = 3

export type Header = { line: number; columns: Column[] }

/** The best header among a table's first rows; `undefined` when none names organisations. */
export function findHeader(rows: readonly Row[]): Header | undefined {
  let best: (Header & { score: number }) | undefined
  for (const { line, cells } of rows.slice(0, headerRowsMax)) {
    const columns = assignColumns(cells.map((cell) => cellText(cell).replace(/\s+/g, ' ')))
    const fields = new Set(columns.map(({ field }) => field))
    if (!fields.has('name') && !fields.has('shortName')) continue
    const score = columns.reduce((sum, { field, sure }) => sum + (field === '' ? 0 : sure), 0)
    if (!best || score > best.score) best = { line, columns, score }
  }
  return best
}

/** The row that a person says is the header, whether it names organisations or not: columns can be decided by hand. */
export function headerAt(rows: readonly Row[], line: number): Header | undefined {
  const row = rows.find((one) => one.line === line)
  return row && { line, columns: assignColumns(row.cells.map((cell) => cellText(cell).replace(/\s+/g, ' '))) }
}

/** The same columns with what a person decided by hand. Throws `unknown_organisation_column`. */
export function withDecided(
  columns: readonly Column[],
  decided: ReadonlyMap<string, OrganisationField | ''>,
): Column[] {
  for (const name of decided.keys()) {
    if (!columns.some(({ column }) => column === name)) throw refuse.unknown_organisation_column({ name })
  }
  const fields = new Set(decided.values())
  return columns.map((one) => {
    const field = decided.get(one.column)
    if (field !== undefined) return { ...one, field, sure: 1 }
    return fields.has(one.field) ? { ...one, field: '' as const } : one
  })
}

/** «B=inn,C=» as typed on the command line. Throws `unknown_organisation_column` for what is neither. */
export function readDecided(text: string): Map<string, OrganisationField | ''> {
  const parts = text.split(',').filter((part) => part.trim() !== '')
  return new Map(
    parts.map((part) => {
      const [letter = '', field = ''] = part.split('=').map((one) => one.trim())
      if (columnIndex(letter) < 0) throw refuse.unknown_organisation_column({ name: letter })
      if (field !== '' && !Value.Check(OrganisationField, field))
        throw refuse.unknown_organisation_column({ name: field })
      return [letter.toUpperCase(), field] as const
    }),
  )
}

/** Each field goes to the column that is surest of it, then to the first. */
function assignColumns(headers: readonly string[]): Column[] {
  const read = headers.map(readHeader)
  return headers.map((header, at) => {
    const mine = read[at]
    const better = read.some(
      (other, otherAt) =>
        mine && other?.field === mine.field && (other.sure > mine.sure || (other.sure === mine.sure && otherAt < at)),
    )
    const field = mine && !better ? mine.field : ('' as const)
    return { column: columnLetter(at), header, field, sure: mine?.sure ?? 0 }
  })
}

function readHeader(text: string): { field: OrganisationField; sure: number } | undefined {
  const words = tidyHeader(text)
  const exact = bySynonym.get(words)
  if (exact) return { field: exact, sure: 1 }
  let best: { field: OrganisationField; sure: number } | undefined
  for (const [synonym, field] of bySynonym) {
    const isStart = words.startsWith(`${synonym} `)
    if (synonym.length < 3 || (!isStart && !words.endsWith(` ${synonym}`))) continue
    if (words.split(' ').length - synonym.split(' ').length > wordsAroundMax) continue
    const sure = 0.3 + (0.4 * synonym.length) / words.length + (isStart ? 0.1 : 0)
    if (!best || sure > best.sure) best = { field, sure }
  }
  return best
}

const bySynonym = new Map(
  (Object.keys(headerWords) as OrganisationField[]).flatMap((field) =>
    headerWords[field].map((synonym) => [synonym, field] as const),
  ),
)
