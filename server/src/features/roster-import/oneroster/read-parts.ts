import { rowsMax } from '../limits.ts'
import { refuse } from '../roster-import.refusals.ts'
import { readCsv } from '../tables/csv.ts'
import { findLost } from '../tables/encoding.rules.ts'
import type { Zip } from '../tables/zip.ts'
import { parts as partNames, type Part } from './columns.ts'

/** A line of one file: its cells by the names of the columns, its row as a spreadsheet shows it. */
export type Line = { part: string; line: number; cells: Readonly<Record<string, string | undefined>> }

export type Parts = Record<Part, Line[]> & {
  version: '1.1' | '1.2'
  mode: 'bulk' | 'delta'
  /** The columns of each file in its own order. */
  headers: ReadonlyMap<string, readonly string[]>
}

/** What a set cannot be without, and what each line of it must name. */
const required: readonly [Part, readonly string[]][] = [
  ['users', ['sourcedId', 'givenName', 'familyName']],
  ['orgs', ['sourcedId', 'name']],
]

/** Reads the files of a OneRoster data set that a roster needs. */
export async function readParts(zip: Zip, folder: string): Promise<Parts> {
  const manifest = await readManifest(zip, folder)
  const read = {} as Record<Part, Line[]>
  const headers = new Map<string, string[]>()
  for (const part of partNames) read[part] = await readPart(zip, folder, part, headers)
  for (const [part, names] of required) {
    const isDeltaWithout = manifest.get(`file.${part}`) === 'absent' && part !== 'users'
    if (!zip.has(`${folder}${part}.csv`) && !isDeltaWithout)
      throw refuse.oneroster_part_missing({ part: `${part}.csv` })
    const found = headers.get(`${part}.csv`)
    const missing = found && names.find((name) => !found.includes(name))
    if (missing) throw refuse.oneroster_column_missing({ part: `${part}.csv`, column: missing })
  }
  const hasRoleColumn = headers.get('users.csv')?.includes('role')
  const said = manifest.get('oneroster.version')
  const version = said === '1.1' || said === '1.2' ? said : hasRoleColumn ? '1.1' : '1.2'
  return { ...read, headers, version, mode: manifest.get('file.users') === 'delta' ? 'delta' : 'bulk' }
}

async function readManifest(zip: Zip, folder: string): Promise<Map<string, string>> {
  const rows = [...readCsv(await zip.text(`${folder}manifest.csv`), ',')]
  return new Map(rows.map(({ cells }) => [(cells[0] ?? '').trim(), (cells[1] ?? '').trim()]))
}

async function readPart(zip: Zip, folder: string, part: Part, headers: Map<string, string[]>): Promise<Line[]> {
  const text = await zip.text(`${folder}${part}.csv`)
  const lost = findLost(text)
  if (lost) throw refuse.encoding_doubtful({ ...lost, encoding: `utf-8, ${part}.csv` })
  const lines: Line[] = []
  let names: string[] | undefined
  for (const { line, cells } of readCsv(text, ',')) {
    if (!names) {
      names = cells.map((cell) => cell.trim())
      headers.set(`${part}.csv`, names)
      continue
    }
    if (lines.length >= rowsMax * 4) throw refuse.too_many_rows({ max: rowsMax * 4, sheet: `${part}.csv`, line })
    const named = names.map((name, index) => [name, cells[index] ?? ''] as const)
    lines.push({ part: `${part}.csv`, line, cells: Object.fromEntries(named) })
  }
  return lines
}
