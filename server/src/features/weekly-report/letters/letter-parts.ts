import type { Locale } from '#protocol/accounts.ts'
import type { Indicator, IndicatorValue } from '#protocol/indicators.ts'
import type { ReportLine } from '#protocol/weekly-report.ts'
import { shownDefinitions, shownOf } from '#server/features/indicators/exports.ts'
import { goalsAt, isOverdue, measuresBeside, missedOf, suggestionsFor } from '#server/features/measures/exports.ts'
import { organisationIdsAbove } from '#server/features/roster/exports.ts'
import type { Db } from '#server/platform/call.ts'
import { shownInstant } from '../instant.rules.ts'
import { withoutFew } from '../hiding.rules.ts'
import { reportOf } from '../report.rules.ts'
import { fridayBefore, picture, type SnapshotRow } from '../snapshots.queries.ts'
import type { LetterOfOffice, LetterOfOrganisation, LetterParts } from './letters.rules.ts'
import type { Reader } from './readers.queries.ts'

/** Lines of the report by organisation and office, as each sees its own. */
export type LetterLines = {
  readonly indicators: readonly Indicator[]
  readonly lines: ReadonlyMap<string, ReportLine>
  /** How many measures are overdue, by organisation and office. */
  readonly overdue: ReadonlyMap<string, number>
}

/** The whole tree, as all letters of its Friday are written from it. */
export async function linesFor(db: Db, snapshot: SnapshotRow, at: Date): Promise<LetterLines> {
  const former = await fridayBefore(db, snapshot.organisationId, snapshot)
  const now = await picture(db, snapshot.id)
  const before = former ? await picture(db, former.id) : null
  const indicators = shownDefinitions.map(shownOf).filter(({ code }) => code in snapshot.formulas)
  const ids = [...new Set(now.organisations.flatMap(({ id, above }) => [id, ...above]))]
  const aboveRoot = (await organisationIdsAbove(db, snapshot.organisationId)).slice(1)
  const parts = {
    ...{ indicators, rootId: snapshot.organisationId, aboveRoot, values: now.values, measures: new Map() },
    organisations: now.organisations,
    before: before?.values ?? null,
    goals: await goalsAt(db, [...ids, ...aboveRoot], snapshot.cutOffAt),
  }
  const made = reportOf(parts)
  // An office reads how many lag as its report counts them: without those whose number is hidden from it.
  const seen = reportOf({ ...parts, values: withoutFew(now, indicators).values })
  const late = (await measuresBeside(db, ids, { since: at, until: at })).filter((row) => isOverdue(row, at))
  const above = new Map(now.organisations.map((one) => [one.id, one.above]))
  const overdue = new Map<string, number>()
  for (const { organisationId } of late) {
    for (const id of [organisationId, ...(above.get(organisationId) ?? [])]) overdue.set(id, (overdue.get(id) ?? 0) + 1)
  }
  const all = [seen.total, ...seen.offices, ...made.lines]
  return { indicators, overdue, lines: new Map(all.map((line) => [line.organisation.id, line])) }
}

type For = { locale: Locale; address: string }

/** What one reader is told: sums of the offices, then each organisation with the one step that mends most. */
export function partsOf(snapshot: SnapshotRow, reader: Reader, found: LetterLines, of: For): LetterParts {
  const known = (ids: readonly string[]) => ids.flatMap((id) => found.lines.get(id) ?? [])
  return {
    week: snapshot.week,
    cutOff: shownInstant(snapshot.cutOffAt, snapshot.timeZone, of.locale),
    offices: known(reader.officeIds).map((line) => officePart(line, found, of)),
    organisations: known(reader.organisationIds).map((line) => organisationPart(line, found, of)),
  }
}

function officePart(line: ReportLine, { indicators, overdue }: LetterLines, { address }: For): LetterOfOffice {
  const { id, shortName } = line.organisation
  const cell = (code: string) => line.cells[indicators.findIndex((one) => one.code === code)] ?? null
  const numbers = (code: string) => {
    const found = cell(code)
    return found && found.value.denominator > 0 ? { ...found.value, before: found.before } : null
  }
  const { organisations, listed, lagging } = line
  return {
    ...{ shortName, organisations, listed, lagging, overdue: overdue.get(id) ?? 0 },
    ...{ active: numbers('orgs_active'), staff: numbers('staff_registered') },
    address: reportAddress(address, id),
  }
}

function organisationPart(line: ReportLine, found: LetterLines, { locale, address }: For): LetterOfOrganisation {
  const { id, kind, shortName } = line.organisation
  const at = new Map(found.indicators.map(({ code }, index) => [code, line.cells[index] ?? null]))
  const values = new Map<string, IndicatorValue>()
  for (const [code, cell] of at) if (cell) values.set(code, cell.value)
  const missed = missedOf({ indicators: found.indicators, values, goal: (code) => at.get(code)?.goal ?? undefined })
  const [worst] = missed
  const registered = values.get('staff_registered')?.numerator ?? 0
  const [first] = worst
    ? suggestionsFor({ organisationId: id, kind, ...worst.value, reasons: line.reasons, registered })
    : []
  return {
    shortName,
    missed: missed.map(({ title, value, percent }) => ({ ...value, title: title[locale], percent })),
    step: first ? { text: first.text[locale], address: `${address}${first.path}` } : null,
    overdue: found.overdue.get(id) ?? 0,
    address: reportAddress(address, id),
  }
}

function reportAddress(address: string, organisationId: string): string {
  return `${address}/stats/${organisationId}/report`
}
