import type { OrganisationKind } from '#protocol/accounts.ts'
import type { Beside, FailingReason, Indicator, IndicatorValue } from '#protocol/indicators.ts'
import type { ReportCell, ReportLine, ReportMeasure, ReportStatus } from '#protocol/weekly-report.ts'
import type { QualityNote } from '#server/features/indicators/exports.ts'
import type { GoalSet } from '#server/features/measures/exports.rules.ts'
import { goalOf, shareOf } from '#server/features/measures/exports.rules.ts'

/** What a snapshot says of an organisation. `above`: the offices of the snapshot down to it, from the top. */
export type Seen = {
  readonly id: string
  readonly parentId: string | null
  readonly above: readonly string[]
  readonly kind: OrganisationKind
  readonly shortName: string
  readonly parentShortName: string
  readonly counted: boolean
  readonly reasons: readonly FailingReason[]
  readonly beside: readonly Beside[]
  /** Anything of its people is known: a roster, or a number of the office. */
  readonly listed: boolean
  readonly notes: readonly QualityNote[]
}

/** Values by organisation, then by indicator. No value: the indicator does not apply. */
export type Values = ReadonlyMap<string, ReadonlyMap<string, IndicatorValue>>

export type ReportParts = {
  readonly indicators: readonly Indicator[]
  /** The organisation that is looked at, and all below it. */
  readonly organisations: readonly Seen[]
  readonly rootId: string
  readonly values: Values
  /** Of the Friday before; only indicators whose formula is the same. */
  readonly before: Values | null
  readonly goals: readonly GoalSet[]
  /** Offices above the root, from the nearest up: their goals hold here too. */
  readonly aboveRoot: readonly string[]
  readonly measures: ReadonlyMap<string, readonly ReportMeasure[]>
}

/** Goals by indicator: a region of many municipalities has hundreds of them, and they are looked up for each number. */
type Parts = ReportParts & { readonly goalsOf: ReadonlyMap<string, readonly GoalSet[]> }

export type ReportLines = { total: ReportLine; offices: ReportLine[]; lines: ReportLine[] }

/**
 * One line for each organisation that is counted, those who lag on top, and the sums of each office. Sums are sums of both
 * sides, never averages; nobody to divide by is no data, never 100 %.
 */
export function reportOf(given: ReportParts): ReportLines {
  const parts = { ...given, goalsOf: Map.groupBy(given.goals, ({ indicator }) => indicator) }
  const byId = new Map(parts.organisations.map((one) => [one.id, one]))
  const counted = parts.organisations.filter((one) => one.counted)
  const lines = counted.map((one) => lineOf(one, parts)).toSorted(laggingFirst)
  const linesOf = Map.groupBy(
    lines.flatMap((line) => officesOver(byId.get(line.organisation.id)!, parts.rootId).map((id) => ({ id, line }))),
    ({ id }) => id,
  )
  const sum = (office: Seen) =>
    sumOf(
      office,
      (linesOf.get(office.id) ?? []).map(({ line }) => line),
      parts,
    )
  const root = byId.get(parts.rootId)!
  const offices = parts.organisations.filter((one) => isOffice(one.kind) && one.id !== parts.rootId)
  return {
    total: isOffice(root.kind) ? sum(root) : (lines[0] ?? sum(root)),
    offices: offices.map(sum).toSorted(laggingFirst),
    lines,
  }
}

export function isOffice(kind: OrganisationKind): boolean {
  return kind === 'region' || kind === 'municipality'
}

/** The root and the offices below it that hold an organisation. */
function officesOver({ above, id }: Seen, rootId: string): string[] {
  const from = above.indexOf(rootId)
  return from < 0 || id === rootId ? [] : above.slice(from)
}

function lineOf(one: Seen, parts: Parts): ReportLine {
  const cells = cellsOf(one, one.kind, parts)
  const at = (code: string) => cells[parts.indicators.findIndex((indicator) => indicator.code === code)]?.value
  const active = at('orgs_active')
  return {
    organisation: nameOf(one),
    organisations: 1,
    listed: one.listed ? 1 : 0,
    lagging: cells.some((cell) => cell?.status === 'below') ? 1 : 0,
    active: active ? active.numerator > 0 : one.reasons.length === 0,
    reasons: [...one.reasons],
    cells,
    beside: [...one.beside],
    measures: [...(parts.measures.get(one.id) ?? [])],
  }
}

function sumOf(office: Seen, lines: readonly ReportLine[], parts: Parts): ReportLine {
  const total = (of: (line: ReportLine) => number) => lines.reduce((so, line) => so + of(line), 0)
  return {
    organisation: nameOf(office),
    organisations: lines.length,
    listed: total(({ listed }) => listed),
    lagging: total(({ lagging }) => lagging),
    active: null,
    reasons: [],
    cells: cellsOf(office, null, parts),
    beside: sumOfBeside(lines),
    measures: [],
  }
}

/** `kind` null: an office, for which a goal of any kind of organisation holds. */
function cellsOf({ id, above }: Seen, kind: OrganisationKind | null, parts: Parts): (ReportCell | null)[] {
  const { indicators, values, before, goalsOf, aboveRoot } = parts
  const chain = [id, ...above.toReversed(), ...aboveRoot]
  return indicators.map(({ code, mayHaveGoal }) => {
    const value = values.get(id)?.get(code)
    if (!value) return null
    const goal = mayHaveGoal ? goalOf(goalsOf.get(code) ?? [], chain, kind, code) : undefined
    return {
      value,
      before: before?.get(id)?.get(code) ?? null,
      goal: goal ? { percent: goal.percent, due: goal.due } : null,
      status: statusOf(value, goal?.percent),
    }
  })
}

export function statusOf(value: IndicatorValue, percent: number | undefined): ReportStatus {
  if (value.hidden || value.denominator === 0) return 'no_data'
  if (percent === undefined) return 'no_goal'
  return value.numerator * 100 >= percent * value.denominator ? 'reached' : 'below'
}

function nameOf({ id, kind, shortName, parentShortName }: Seen): ReportLine['organisation'] {
  return { id, kind, shortName, parentShortName }
}

function sumOfBeside(lines: readonly ReportLine[]): Beside[] {
  const sums = new Map<Beside['code'], number>()
  for (const { code, count } of lines.flatMap(({ beside }) => beside)) sums.set(code, (sums.get(code) ?? 0) + count)
  return [...sums].map(([code, count]) => ({ code, count }))
}

/** More goals missed (of whom nothing is known misses them too), not active, the largest gaps; then by name. */
function laggingFirst(one: ReportLine, other: ReportLine): number {
  return (
    missedIn(other).length - missedIn(one).length ||
    Number(one.active ?? false) - Number(other.active ?? false) ||
    gapsOf(other) - gapsOf(one) ||
    one.organisation.shortName.localeCompare(other.organisation.shortName, 'ru', { numeric: true }) ||
    (one.organisation.id < other.organisation.id ? -1 : 1)
  )
}

function missedIn({ cells }: ReportLine): ReportCell[] {
  return cells
    .filter((cell) => cell !== null)
    .filter(({ status, goal, value }) => status === 'below' || (status === 'no_data' && goal !== null && !value.hidden))
}

/** Only for the order of lines that miss as many goals. */
function gapsOf(line: ReportLine): number {
  return missedIn(line).reduce((sum, { goal, value }) => sum + goal!.percent / 100 - shareOf(value), 0)
}
