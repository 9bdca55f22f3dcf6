import type { Language } from '#server/platform/refusal.ts'
import { changeText, dayText } from './compare/change-texts.ts'
import type { Comparison, Cover, DoubtReason } from './compare/comparison.ts'
import { doubtText } from './compare/doubt-texts.ts'
import { doubtKey } from './compare/rulings.rules.ts'
import type { ReadRoster } from './read-roster.ts'
import type { RowsAre } from './rows/mapping.rules.ts'
import { problemText } from './rows/problems.ts'
import type { RosterSnapshot } from './snapshot.ts'
import { columnLetter } from './tables/table.ts'
import { toldNames } from './told-names.ts'

/** Examples of each kind, unless told otherwise. */
const examplesMax = 5
const doubtsListedMax = 1_000
/** So many may be missing from a list without being asked for. */
const leavingShare = 0.05
const leavingMax = 10

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
  /** Known people of the organisations that the file names. */
  covered: number
  /** So many of them leave that somebody must say that it is right. */
  mustConfirm: boolean
  /** Whom the file is taken to be complete for; `mixed`: that differs by organisation. */
  cover: { of: Cover['of'] | 'mixed'; classes: string[] }
  /** Names, the first of each. */
  examples: { new: string[]; changed: string[]; left: string[] }
  doubtful: {
    /** Names the doubt in decisions about it. */
    key: string
    lines: number[]
    sheets?: string[]
    reason: DoubtReason
    text: string
    /** Whom the rows name, and whom of the roster they may mean. */
    rows: string[]
    candidates: { id: string; text: string }[]
  }[]
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

type Against = { snapshot: RosterSnapshot; language: Language; listed?: number | undefined }

export function describeInspection(
  read: ReadRoster,
  comparison: Comparison,
  { snapshot, language, listed = examplesMax }: Against,
): Inspection {
  const covered = comparison.covers.reduce((sum, { known }) => sum + known, 0)
  const left = comparison.left.length
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
    left,
    same: comparison.same.length,
    covered,
    mustConfirm: left > leavingMax || left > covered * leavingShare,
    cover: coverOf(comparison),
    examples: examplesOf(comparison, { snapshot, language, listed }),
    doubtful: doubtsOf(comparison, { snapshot, language, several }),
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

function coverOf({ covers }: Comparison): Inspection['cover'] {
  const [first, ...others] = covers.map(({ cover }) => cover)
  if (!first || others.some(({ of }) => of !== first.of)) return { of: first ? 'mixed' : 'nobody', classes: [] }
  const classes = others.length === 0 && first.of === 'classes' ? first.names : []
  return { of: first.of, classes }
}

function doubtsOf(
  comparison: Comparison,
  { snapshot, language, several }: Against & { several: boolean },
): Inspection['doubtful'] {
  const shown = comparison.doubtful.slice(0, doubtsListedMax)
  const asked = new Set(shown.flatMap(({ personIds }) => personIds))
  const names = toldNames(comparison, snapshot, [...asked])
  const bornOn = new Map(
    snapshot.persons.filter(({ id }) => asked.has(id)).map(({ id, birthDate }) => [id, dayText(birthDate)]),
  )
  return shown.map((doubt) => ({
    key: doubtKey(doubt),
    lines: doubt.places.map(({ line }) => line),
    ...(several ? { sheets: doubt.places.map(({ sheet }) => sheet) } : {}),
    reason: doubt.reason,
    text: doubtText(doubt.reason, language),
    rows: doubt.entries.map((entry) =>
      [names.ofEntry(entry), dayText(entry.person.birthDate)].filter(Boolean).join(', '),
    ),
    candidates: doubt.personIds.map((id) => ({
      id,
      text: [names.ofPerson(id), bornOn.get(id)].filter(Boolean).join(', '),
    })),
  }))
}

function examplesOf(
  comparison: Comparison,
  { snapshot, language, listed }: Against & { listed: number },
): Inspection['examples'] {
  const leftIds = comparison.left.slice(0, listed).map(({ personId }) => personId)
  const { ofEntry, ofPerson } = toldNames(comparison, snapshot, leftIds)
  return {
    new: comparison.added.slice(0, listed).map(ofEntry),
    changed: comparison.changed
      .slice(0, listed)
      .map(({ entry, changes }) => `${ofEntry(entry)}: ${changes.map((one) => changeText(one, language)).join('; ')}`),
    left: leftIds.map(ofPerson),
  }
}
