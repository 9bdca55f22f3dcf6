import Type, { type Static } from 'typebox'
import { Locale, OrganisationKind } from './accounts.ts'
import { Day, Exactly, Id, Instant, Nothing, Nullable, OneOf } from './common.ts'
import { command, event, query } from './contract.ts'
import { Beside, FailingReason, Indicator, IndicatorCode, IndicatorValue, SnapshotInfo, Week } from './indicators.ts'

/** So many organisations come with the report; the rest is asked for as `weeklyReport.lines`, files hold all of them. */
export const reportLinesFirst = 100
export const reportLinesMax = 400

/** `no_data`: nothing to divide by, or hidden. */
export const ReportStatus = OneOf('reached', 'below', 'no_goal', 'no_data')
export type ReportStatus = Static<typeof ReportStatus>

export const ReportCell = Type.Object({
  value: IndicatorValue,
  /** Of the Friday before, by the same formula. */
  before: Nullable(IndicatorValue),
  goal: Nullable(Type.Object({ percent: Type.Integer(), due: Day })),
  status: ReportStatus,
})
export type ReportCell = Static<typeof ReportCell>

export const ReportMeasure = Type.Object({
  code: IndicatorCode,
  decision: Type.String(),
  owner: Type.String(),
  due: Day,
  doneAt: Nullable(Instant),
  evidence: Type.String(),
  overdue: Type.Boolean(),
})
export type ReportMeasure = Static<typeof ReportMeasure>

/** One organisation, or the sum of an office. */
export const ReportLine = Type.Object({
  organisation: Type.Object({
    id: Id,
    kind: OrganisationKind,
    shortName: Type.String(),
    parentShortName: Type.String(),
  }),
  /** How many are counted in it, of how many of them people are known, and how many are below a goal. */
  organisations: Type.Integer(),
  listed: Type.Integer(),
  lagging: Type.Integer(),
  /** `null` for an office. */
  active: Nullable(Type.Boolean()),
  reasons: Type.Array(FailingReason),
  /** In the order of `indicators`; `null`: does not apply. */
  cells: Type.Array(Nullable(ReportCell)),
  beside: Type.Array(Beside),
  measures: Type.Array(ReportMeasure),
})
export type ReportLine = Static<typeof ReportLine>

/** What makes numbers doubtful, with the numbers that say so. `of`: whose number it is, or which indicator. */
export const ReportNote = Type.Object({
  code: OneOf(
    'staff_shrank',
    'leave_rose',
    'expected_shrank',
    'children_shrank',
    'shared_devices',
    'activation_burst',
    'no_roster',
    'formula_changed',
    'came',
    'gone',
  ),
  organisation: Nullable(Type.Object({ id: Id, shortName: Type.String() })),
  of: Type.String(),
  from: Nullable(Type.Integer()),
  to: Nullable(Type.Integer()),
  /** Who came or went: by whose word, and by which document. Empty: not known. */
  by: Type.String(),
  document: Type.String(),
})
export type ReportNote = Static<typeof ReportNote>

export const WeeklyReport = Type.Object({
  organisation: Type.Object({ id: Id, kind: OrganisationKind, shortName: Type.String() }),
  territory: Type.String(),
  snapshot: Type.Intersect([SnapshotInfo, Type.Object({ timeZone: Type.String() })]),
  before: Nullable(Type.Object({ week: Week, cutOffAt: Instant })),
  indicators: Type.Array(Indicator),
  total: ReportLine,
  /** Offices below, in the order of the tree; a region's municipalities. */
  offices: Type.Array(ReportLine),
  /** Those who lag first; the first of `linesTotal`. */
  lines: Type.Array(ReportLine),
  linesTotal: Type.Integer(),
  notes: Type.Array(ReportNote),
  measures: Type.Object({ open: Type.Integer(), overdue: Type.Integer(), done: Type.Integer() }),
})
export type WeeklyReport = Static<typeof WeeklyReport>

const Which = {
  organisationId: Id,
  /** Else the newest Friday's. */
  snapshotId: Type.Optional(Id),
}

export const getReport = query('weeklyReport.get', {
  summary: 'The report of a Friday: of an office with each organisation below it, of an organisation by itself.',
  input: Exactly(Which),
  output: Type.Object({ report: Nullable(WeeklyReport) }),
})

export const reportLines = query('weeklyReport.lines', {
  summary: 'Organisations of a report, chosen and ordered as in the table of indicators; else those who lag first.',
  input: Exactly({
    ...Which,
    text: Type.Optional(Type.String({ maxLength: 100 })),
    kinds: Type.Optional(Type.Array(OrganisationKind, { maxItems: 6 })),
    /** Only those below the goal of this indicator, or where none is set below 100 %. */
    lagging: Type.Optional(IndicatorCode),
    /** An indicator's share, smallest first (no data before all); `name`: by name, by number. */
    order: Type.Optional(Type.Union([Type.Literal('name'), IndicatorCode])),
    descending: Type.Optional(Type.Boolean()),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: reportLinesMax })),
  }),
  output: Type.Object({ lines: Type.Array(ReportLine), total: Type.Integer() }),
})

export const reportFile = query('weeklyReport.file', {
  summary:
    'The same as a workbook, or all of it as one table whose first column says the level, with all organisations.',
  input: Exactly({ ...Which, format: OneOf('xlsx', 'csv'), locale: Locale }),
  output: Type.Object({ name: Type.String(), base64: Type.String() }),
})

/** A report that I have not opened yet. */
export const ReadyReport = Type.Object({
  snapshotId: Id,
  week: Week,
  organisation: Type.Object({ id: Id, shortName: Type.String() }),
})
export type ReadyReport = Static<typeof ReadyReport>

export const readyReport = query('weeklyReport.ready', {
  summary: 'The newest report of a Friday that I have not opened yet, if any.',
  input: Nothing,
  output: Type.Object({ report: Nullable(ReadyReport) }),
})

export const seeReport = command('weeklyReport.seen', {
  summary: 'I have seen it, and all before it.',
  input: Exactly({ snapshotId: Id }),
  output: Nothing,
})

/** On my own stream: fetch `weeklyReport.ready`. */
export const reportReady = event('weeklyReport.ready', 'person', Type.Object({ snapshotId: Id }))
