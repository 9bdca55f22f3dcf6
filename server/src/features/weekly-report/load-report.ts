import type { ReportMeasure, WeeklyReport } from '#protocol/weekly-report.ts'
import type { Indicator } from '#protocol/indicators.ts'
import { hiddenAround, shownDefinitions, shownOf } from '#server/features/indicators/exports.ts'
import { goalsAt, isOverdue, measuresBeside, type MeasureRow } from '#server/features/measures/exports.ts'
import { requireManaging, type OrganisationFacts } from '#server/features/organisations/exports.ts'
import { organisationIdsAbove } from '#server/features/roster/exports.ts'
import type { Db } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'
import { narrowed, withoutFew } from './hiding.rules.ts'
import { wholePicture } from './kept-pictures.ts'
import { apart, notesOf } from './notes.rules.ts'
import { isOffice, reportOf } from './report.rules.ts'
import {
  fridayBefore,
  nextFridayAfter,
  picture,
  snapshotOf,
  type Pictured,
  type SnapshotRow,
} from './snapshots.queries.ts'
import { turnsOf } from './turns.queries.ts'

type Who = { personId: string; at: Date }
type Which = { organisationId: string; snapshotId?: string | undefined }

/** With all lines; `null`: no Friday has come yet. Throws as `requireManaging`. */
export async function loadReport(
  services: Services,
  who: Who,
  { organisationId, snapshotId }: Which,
): Promise<WeeklyReport | null> {
  const { db } = services
  const { organisation } = await requireManaging(db, who, organisationId)
  const snapshot = await snapshotOf(db, organisationId, snapshotId)
  if (!snapshot) return null
  return makeReport(services, organisation, snapshot, who.at)
}

export async function makeReport(
  services: Services,
  organisation: Pick<OrganisationFacts, 'id' | 'kind'>,
  snapshot: SnapshotRow,
  at: Date,
): Promise<WeeklyReport> {
  const { db } = services
  const former = await fridayBefore(db, organisation.id, snapshot)
  const indicators = shownDefinitions.map(shownOf).filter(({ code }) => code in snapshot.formulas)
  const now = await seenBy(services, organisation, snapshot, indicators)
  const before = former ? await seenBy(services, organisation, former, indicators) : null
  const changed = former ? changedSince(indicators, snapshot, former) : []
  const measures = await measuresFor(db, now, { snapshot, former, at })
  const aboveRoot = (await organisationIdsAbove(db, organisation.id)).slice(1)
  const lines = reportOf({
    ...{ indicators, rootId: organisation.id, organisations: now.organisations, aboveRoot },
    ...{ values: now.values, before: before && withoutCodes(before, changed) },
    goals: await goalsAt(db, [...now.organisations.map(({ id }) => id), ...aboveRoot], snapshot.cutOffAt),
    measures: byOrganisation(measures, at),
  })
  const root = now.organisations.find(({ id }) => id === organisation.id)!
  return {
    organisation: { id: organisation.id, kind: organisation.kind, shortName: root.shortName },
    territory: isOffice(organisation.kind) ? root.shortName : lines.total.organisation.parentShortName,
    snapshot: shownSnapshot(snapshot),
    before: former ? { week: former.week, cutOffAt: former.cutOffAt.toISOString() } : null,
    indicators,
    ...lines,
    linesTotal: lines.lines.length,
    notes: notesOf({
      ...{ now: now.organisations, before: before?.organisations ?? null, changed },
      turns: former && before ? await turnsBetween(db, now, before, { snapshot, former }) : new Map(),
    }),
    measures: countOf(measures, at),
  }
}

/** An office sees what the whole tree lets it see; an organisation all of its own. */
async function seenBy(
  services: Services,
  { id, kind }: Pick<OrganisationFacts, 'id' | 'kind'>,
  snapshot: SnapshotRow,
  indicators: readonly Indicator[],
): Promise<Pictured> {
  if (!isOffice(kind)) return picture(services.db, snapshot.id, [id])
  const whole = await wholePicture(services, snapshot.id)
  const { organisationId: rootId, cutOffAt: at } = snapshot
  const elsewhere = snapshot.kind === 'interim' ? await hiddenAround(services.db, { rootId, at }) : undefined
  const { organisations, values } = withoutFew(whole, indicators, elsewhere)
  return { organisations: narrowed(organisations, id), values }
}

/** Of those alone who came or went: a region has thousands that did neither. */
async function turnsBetween(
  db: Db,
  { organisations: now }: Pictured,
  { organisations: before }: Pictured,
  { snapshot, former }: { snapshot: SnapshotRow; former: SnapshotRow },
) {
  const counted = (all: Pictured['organisations']) => all.filter((one) => one.counted)
  const others = [...apart(counted(now), counted(before)), ...apart(counted(before), counted(now))]
  const ids = others.map(({ id }) => id)
  const days = { after: former.cutOffAt, until: snapshot.cutOffAt }
  return turnsOf(db, { ids, rootId: snapshot.organisationId, ...days })
}

function shownSnapshot(snapshot: SnapshotRow): WeeklyReport['snapshot'] {
  const { id, kind, week, organisationId, organisationShortName, hash, timeZone, auditNumber, auditHash } = snapshot
  return {
    ...{ id, kind, week, organisationId, organisationShortName, hash, timeZone },
    cutOffAt: snapshot.cutOffAt.toISOString(),
    takenAt: snapshot.takenAt.toISOString(),
    anchor: auditNumber === null || auditHash === null ? null : { number: auditNumber, hash: auditHash },
  }
}

/** Weeks that were counted by different formulas are not compared. */
function changedSince(indicators: readonly Indicator[], now: SnapshotRow, before: SnapshotRow): string[] {
  return indicators.map(({ code }) => code).filter((code) => now.formulas[code] !== before.formulas[code])
}

function withoutCodes({ values }: Pictured, codes: readonly string[]): Pictured['values'] {
  if (codes.length === 0) return values
  const kept = [...values].map(
    ([id, all]) => [id, new Map([...all].filter(([code]) => !codes.includes(code)))] as const,
  )
  return new Map(kept)
}

type Times = { snapshot: SnapshotRow; former: SnapshotRow | undefined; at: Date }

/** Recorded until the next Friday, and not done before the last one: what the week was about. */
async function measuresFor(
  db: Services['db'],
  { organisations }: Pictured,
  { snapshot, former, at }: Times,
): Promise<MeasureRow[]> {
  const ids = organisations.filter(({ counted }) => counted).map(({ id }) => id)
  const until = (await nextFridayAfter(db, snapshot)) ?? new Date(at.getTime() + 1)
  return measuresBeside(db, ids, { since: former?.cutOffAt ?? new Date(0), until })
}

function byOrganisation(rows: readonly MeasureRow[], at: Date): Map<string, ReportMeasure[]> {
  const shown = new Map<string, ReportMeasure[]>()
  for (const row of rows) {
    const { code, decision, owner, due, evidence } = row
    const doneAt = row.doneAt?.toISOString() ?? null
    const measure = { code, decision, owner, due, doneAt, evidence, overdue: isOverdue(row, at) }
    shown.set(row.organisationId, [...(shown.get(row.organisationId) ?? []), measure])
  }
  return shown
}

function countOf(rows: readonly MeasureRow[], at: Date): WeeklyReport['measures'] {
  return {
    open: rows.filter(({ doneAt }) => doneAt === null).length,
    overdue: rows.filter((row) => isOverdue(row, at)).length,
    done: rows.filter(({ doneAt }) => doneAt !== null).length,
  }
}
