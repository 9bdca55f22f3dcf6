import { Refusal } from '#server/platform/refusal.ts'
import type { Cover } from './compare/comparison.ts'
import type { Facts } from './compare/entry-of-facts.rules.ts'
import type { RosterEntry } from './entries.ts'
import { problemsListedMax } from './limits.ts'
import { keptOnce } from './once.ts'
import { entriesOfOneRoster, factsAlone } from './oneroster/entries-of-oneroster.ts'
import { mappingsOfOneRoster } from './oneroster/mappings-of-oneroster.ts'
import { readOneRoster, type OneRoster } from './oneroster/read-oneroster.ts'
import { compactEntry } from './rows/compact-entry.ts'
import { isField, type Field } from './rows/fields.ts'
import type { RowsAre, TableMapping } from './rows/mapping.rules.ts'
import type { Problem } from './rows/problems.ts'
import { readRows } from './rows/read-rows.ts'
import { refuse } from './roster-import.refusals.ts'
import type { CsvOptions } from './tables/csv-file.ts'
import { isMendTable } from './mend-words.ts'
import { openTableFile } from './tables/open-table-file.ts'
import { columnIndex, type TableFile } from './tables/table.ts'

/** What a person may say by hand where the file was understood wrongly. */
export type ReadOptions = CsvOptions & {
  /** The day for which ages are judged, `2026-11-23`. */
  today: string
  rowsAre?: RowsAre | undefined
  /** Fields by the letters of their columns; an empty field leaves a column out. */
  decided?: Readonly<Record<string, Field | ''>> | undefined
  headerLine?: number | undefined
  /** Only the sheet of this name. */
  sheet?: string | undefined
}

export type ReadRoster = {
  format: 'csv' | 'xlsx' | 'oneroster'
  encoding: string
  separator: string
  /** Rows with people in them, read or not. */
  rows: number
  mappings: TableMapping[]
  entries: RosterEntry[]
  /** The first ones; `problemCount` counts all. */
  problems: Problem[]
  problemCount: number
  /** Whom the file says of itself it is complete for; without it that is guessed. */
  cover?: Cover['of'] | undefined
  /** Numbers of people whom the file says have left. */
  gone: string[]
  /** Of whom it says something, but nothing of work or class. */
  facts?: Facts[] | undefined
}

/**
 * Reads a file into entries. A bad row never stops it: what is wrong stands in `problems`. Throws a `Refusal` when the
 * file as a whole cannot be read.
 */
export async function readRoster(bytes: Uint8Array, options: ReadOptions): Promise<ReadRoster> {
  const opened = await openTableFile(bytes, options)
  if (opened.kind === 'oneroster') return readOneRosterSet(await readOneRoster(opened.zip, opened.folder), options)
  return readTables(opened.file, options)
}

function readOneRosterSet(set: OneRoster, { today }: ReadOptions): ReadRoster {
  const { problems, report, count } = problemList()
  const once = keptOnce()
  const entries = entriesOfOneRoster(set, today, report).map((entry) => compactEntry(entry, once))
  return {
    format: 'oneroster',
    encoding: 'utf-8',
    separator: ',',
    rows: set.userLines.size,
    mappings: mappingsOfOneRoster(set),
    entries,
    problems,
    problemCount: count(),
    cover: set.mode === 'bulk' ? 'organisation' : 'nobody',
    gone: set.gone,
    facts: set.mode === 'delta' ? factsAlone(set, today, report) : [],
  }
}

function problemList() {
  const problems: Problem[] = []
  let all = 0
  const report = (problem: Problem): void => {
    if (problems.length < problemsListedMax) problems.push(problem)
    all++
  }
  return { problems, report, count: () => all }
}

async function readTables(file: TableFile, options: ReadOptions): Promise<ReadRoster> {
  const entries: RosterEntry[] = []
  const once = keptOnce()
  const { problems, report, count } = problemList()
  const read = []
  const unclear: Refusal[] = []
  for (const sheet of file.sheets) {
    if (options.sheet !== undefined && sheet.name !== options.sheet) continue
    const one = await readRows(sheet, {
      ...options,
      date1904: file.date1904,
      take: (entry) => entries.push(compactEntry(entry, once)),
      report,
    }).catch((error: unknown) => {
      if (!isUnclear(error)) throw error
      unclear.push(error)
      report({ sheet: sheet.name, line: 1, column: -1, code: 'sheet_unclear', taken: false })
      return undefined
    })
    if (one) read.push(one)
  }
  if (read.length === 0) throw unclear[0] ?? refuse.no_header()
  return {
    format: file.format,
    encoding: file.encoding,
    separator: file.separator,
    rows: read.reduce((sum, { rows }) => sum + rows, 0),
    mappings: read.map(({ mapping }) => mapping),
    entries,
    problems,
    problemCount: count(),
    // Rows that were mended say nothing of those that were right at once.
    cover: read.some(({ mapping }) => isMendTable(mapping)) ? 'nobody' : undefined,
    gone: [],
  }
}

function isUnclear(error: unknown): error is Refusal {
  return error instanceof Refusal && error.code === 'rows_unclear'
}

/** «B=familyName,C=givenName,D=» as typed on the command line. Throws `unknown_column` for what is neither. */
export function readDecided(text: string): Record<string, Field | ''> {
  const decided: Record<string, Field | ''> = {}
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [letter = '', field = ''] = part.split('=').map((one) => one.trim())
    if (columnIndex(letter) < 0) throw refuse.unknown_column({ name: letter })
    if (field !== '' && !isField(field)) throw refuse.unknown_column({ name: field })
    decided[letter.toUpperCase()] = field
  }
  return decided
}
