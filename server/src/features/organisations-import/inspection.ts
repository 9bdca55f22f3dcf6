import type { OutputOf } from '#protocol/contract.ts'
import {
  organisationsListedMax,
  type inspectOrganisations,
  type OrganisationField,
  type OrganisationImportCounts,
} from '#protocol/organisations-import.ts'
import type { Language } from '#server/platform/refusal.ts'
import { keyOf, rulingsOf, type Comparison, type Decided, type Doubt } from './compare.rules.ts'
import type { OrganisationEntry, Problem, ReadOrganisations } from './entries.ts'
import { shortNameOf } from './names.rules.ts'
import { doubtText, problemText } from './problems.ts'

export type OrganisationsInspection = OutputOf<typeof inspectOrganisations>

/** What a list would do, as people and programs read it. `sheet` stands only in a workbook of several sheets. */
export function describeInspection(
  read: ReadOrganisations,
  comparison: Comparison,
  language: Language,
): OrganisationsInspection {
  const isSeveral = read.tables.length > 1
  const inSheet = (sheet: string) => (isSeveral ? { sheet } : {})
  const doubts: (Doubt | Decided)[] = [...comparison.decided, ...comparison.doubtful]
    .slice(0, organisationsListedMax)
    .sort((one, other) => placeIn(read, one) - placeIn(read, other))
  const placed = ({ places: [place] }: OrganisationEntry) => ({ line: place!.line, ...inSheet(place!.sheet) })
  return {
    ...{ format: read.format, encoding: read.encoding, separator: read.separator },
    sheetNames: read.sheetNames,
    sheets: read.tables.map(({ sheet, headerLine }) => ({ name: sheet, headerLine })),
    rows: read.tables.reduce((sum, { rows }) => sum + rows.length, 0),
    counts: countsOf(read, comparison),
    mapping: read.tables.flatMap(({ sheet, columns, rows }) =>
      columns
        .map((column, at) => ({ ...column, samples: samplesIn(rows, at) }))
        .filter(({ column, header, field }) => column !== '' && (header !== '' || field !== ''))
        .map((column) => ({ ...inSheet(sheet), ...column, sure: Math.round(column.sure * 100) / 100 })),
    ),
    new: comparison.added.slice(0, organisationsListedMax).map((entry) => ({
      ...placed(entry),
      ...{ kind: entry.kind, shortName: calledShort(entry), inn: entry.profile.inn ?? '', isBranch: entry.isBranch },
      under: entry.under,
    })),
    changed: comparison.changed.slice(0, organisationsListedMax).map(({ entry, known, changes }) => ({
      ...{ ...placed(entry), organisationId: known.id, shortName: known.shortName, changes },
    })),
    doubtful: doubts.map((doubt) => {
      const { entry, reason, candidates } = doubt
      return {
        ...{ key: keyOf(entry), ...placed(entry), reason, rulings: rulingsOf(doubt) },
        ...{ shortName: calledShort(entry), text: doubtText(reason, language) },
        candidates: candidates.map(({ id, shortName, profile: { inn } }) => ({
          ...{ id, text: inn === '' ? shortName : `${shortName}, ИНН ${inn}` },
        })),
        decision: 'decision' in doubt ? doubt.decision : null,
      }
    }),
    errors: read.problems.slice(0, organisationsListedMax).map((problem) => ({
      ...{ line: problem.line, ...inSheet(problem.sheet), ...cellOf(read, problem) },
      ...{ code: problem.code, text: problemText(problem, language), taken: problem.taken },
    })),
  }
}

export function countsOf({ problems }: ReadOrganisations, comparison: Comparison): OrganisationImportCounts {
  const { added, changed, same, doubtful } = comparison
  return {
    ...{ new: added.length, changed: changed.length, same: same.length },
    ...{ doubtful: doubtful.length, errors: problems.length },
  }
}

/** The short name that the organisation gets. */
export function calledShort({ name, shortName }: OrganisationEntry): string {
  return shortName || shortNameOf(name)
}

const samplesMax = 3
const sampleLengthMax = 60

function samplesIn(rows: ReadOrganisations['tables'][number]['rows'], at: number): string[] {
  const texts = rows.slice(0, 20).map(({ cells }) => cells[at] ?? '')
  return [...new Set(texts.filter((text) => text !== ''))]
    .slice(0, samplesMax)
    .map((text) => text.slice(0, sampleLengthMax))
}

/** Where in the file a doubt stands: what is decided keeps its place on the list. */
function placeIn({ tables }: ReadOrganisations, { entry: { places } }: Doubt): number {
  const [place] = places
  return tables.findIndex(({ sheet }) => sheet === place?.sheet) * linesMax + (place?.line ?? 0)
}

const linesMax = 10_000_000

/** The cell that a problem is in, and what its row calls the organisation. */
function cellOf({ tables }: ReadOrganisations, { sheet, line, field }: Problem) {
  const { columns = [], rows = [] } = tables.find((table) => table.sheet === sheet) ?? {}
  const found = columns.find((column) => column.field === field)
  const { cells = [] } = rows.find((row) => row.line === line) ?? {}
  const textOf = (wanted: OrganisationField) => cells[columns.findIndex((column) => column.field === wanted)] ?? ''
  return { column: found?.column ?? '', header: found?.header ?? '', shortName: textOf('shortName') || textOf('name') }
}
