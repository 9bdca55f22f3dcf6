import type { Language } from '#server/platform/refusal.ts'
import type { Comparison, DoubtReason } from './compare/comparison.ts'
import { doubtText } from './compare/doubt-texts.ts'
import type { RosterEntry } from './entries.ts'
import type { ReadRoster } from './read-roster.ts'
import type { RowsAre } from './rows/mapping.rules.ts'
import { problemText } from './rows/problems.ts'
import type { RosterSnapshot } from './snapshot.ts'
import { columnLetter } from './tables/table.ts'

const examplesMax = 5
const doubtsListedMax = 1_000

/** What a file would do, as people and programs read it. `sheet` stands only in a workbook of several sheets. */
export type Inspection = {
  format: string
  encoding: string
  separator: string
  rows: number
  sheets: { name: string; headerLine: number; rowsAre?: RowsAre }[]
  mapping: { sheet?: string; column: string; header: string; field: string; sure: number }[]
  new: number
  changed: number
  left: number
  same: number
  /** Names, at most five of each. */
  examples: { new: string[]; changed: string[]; left: string[] }
  doubtful: { lines: number[]; sheets?: string[]; reason: DoubtReason; text: string }[]
  doubtfulCount: number
  errors: {
    line: number
    sheet?: string
    column: string
    header: string
    code: string
    text: string
    /** The person is taken without what this cell says. */
    taken: boolean
  }[]
  /** The list of errors is cut at a thousand, this is not. */
  errorCount: number
  unknownOrganisations: string[]
}

export function describeInspection(
  read: ReadRoster,
  comparison: Comparison,
  snapshot: RosterSnapshot,
  language: Language,
): Inspection {
  const several = read.mappings.length > 1
  const inSheet = (sheet: string) => (several ? { sheet } : {})
  return {
    format: read.format,
    encoding: read.encoding,
    separator: read.separator,
    rows: read.rows,
    sheets: read.mappings.map(({ sheet, headerLine, rowsAre }) => ({
      name: sheet,
      headerLine,
      ...(rowsAre === undefined ? {} : { rowsAre }),
    })),
    mapping: read.mappings.flatMap(({ sheet, columns }) =>
      columns.flatMap(({ letter, header, field, sure }) =>
        header === '' && field === ''
          ? []
          : [{ ...inSheet(sheet), column: letter, header, field, sure: Math.round(sure * 100) / 100 }],
      ),
    ),
    new: comparison.added.length,
    changed: comparison.changed.length,
    left: comparison.left.length,
    same: comparison.same.length,
    examples: examplesOf(comparison, snapshot),
    doubtful: comparison.doubtful.slice(0, doubtsListedMax).map(({ places, reason }) => ({
      lines: places.map(({ line }) => line),
      ...(several ? { sheets: places.map(({ sheet }) => sheet) } : {}),
      reason,
      text: doubtText(reason, language),
    })),
    doubtfulCount: comparison.doubtful.length,
    errors: read.problems.map((problem) => ({
      line: problem.line,
      ...inSheet(problem.sheet),
      column: problem.column < 0 ? '' : columnLetter(problem.column),
      header: headerOf(read, problem.sheet, problem.column),
      code: problem.code,
      text: problemText(problem, language),
      taken: problem.taken,
    })),
    errorCount: read.problemCount,
    unknownOrganisations: comparison.unknownOrganisations,
  }
}

function headerOf({ mappings }: ReadRoster, sheet: string, column: number): string {
  const mapping = mappings.find((one) => one.sheet === sheet)
  return mapping?.columns.find(({ index }) => index === column)?.header ?? ''
}

function examplesOf(comparison: Comparison, snapshot: RosterSnapshot): Inspection['examples'] {
  const leftIds = comparison.left.slice(0, examplesMax).map(({ personId }) => personId)
  const persons = new Map(snapshot.persons.map((person) => [person.id, person]))
  return {
    new: comparison.added.slice(0, examplesMax).map(entryText),
    changed: comparison.changed
      .slice(0, examplesMax)
      .map(
        ({ entry, changes }) =>
          `${entryText(entry)}: ${changes.map(({ from, to }) => `${from || '—'} → ${to}`).join('; ')}`,
      ),
    left: leftIds.flatMap((id) => {
      const person = persons.get(id)
      return person ? [nameText(person)] : []
    }),
  }
}

function entryText(entry: RosterEntry): string {
  const tie = entry.kind === 'pupil' ? entry.className : entry.position
  return [nameText(entry.person), tie].filter(Boolean).join(', ')
}

function nameText({ familyName, givenName, patronymic }: RosterEntry['person']): string {
  return [familyName, givenName, patronymic].filter(Boolean).join(' ')
}
