import Type, { type Static } from 'typebox'
import { OrganisationKind } from './accounts.ts'
import { Day, Exactly, Id, Instant, Nothing, Nullable, OneOf } from './common.ts'
import { command, query } from './contract.ts'

export const indicatorRowsMax = 200
export const weeksShownMax = 60

/** `staff_registered`. What it means stands in `indicators.list`: clients know no indicator by heart. */
export const IndicatorCode = Type.String({ pattern: '^[a-z][a-z0-9_]{2,40}$' })
/** An ISO 8601 week: `2026-W47`. */
export const Week = Type.String({ pattern: '^\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])$' })

const BothLanguages = Type.Object({ ru: Type.String(), en: Type.String() })
export type BothLanguages = Static<typeof BothLanguages>

/** What one of it is. */
export const IndicatorUnit = OneOf('organisation', 'person', 'child', 'class', 'chat', 'answer')
export type IndicatorUnit = Static<typeof IndicatorUnit>

export const Indicator = Type.Object({
  code: IndicatorCode,
  /** Grows when the formula changes; weeks of different versions are not compared. */
  version: Type.Integer(),
  unit: IndicatorUnit,
  title: BothLanguages,
  explanation: BothLanguages,
  numerator: BothLanguages,
  denominator: BothLanguages,
  /** `false`: a goal makes no sense yet, since nothing in the product leads there. */
  mayHaveGoal: Type.Boolean(),
  /** Numbers under five are not shown above the organisation, nor what would let one subtract them. */
  suppressed: Type.Boolean(),
})
export type Indicator = Static<typeof Indicator>

/** Those whose feature exists, in the order in which they are shown. */
export const listIndicators = query('indicators.list', {
  summary: 'What is counted, with formulas and explanations in both languages.',
  input: Nothing,
  output: Type.Object({ indicators: Type.Array(Indicator) }),
})

/**
 * What stands for an indicator. `denominator` 0: no data, never 100 %. `hidden`: not shown since it would tell of few people;
 * both numbers are 0 then.
 */
export const IndicatorValue = Type.Object({
  code: IndicatorCode,
  numerator: Type.Integer(),
  denominator: Type.Integer(),
  hidden: Type.Boolean(),
})
export type IndicatorValue = Static<typeof IndicatorValue>

/** What stands beside a number and is in none: people on leave, accounts made on a shared device, empty classes … */
export const BesideCode = OneOf(
  'on_leave',
  'shared_device',
  'unlisted_staff',
  'unlisted_children',
  'registered_staff',
  'empty_classes',
  'not_applied_pupils',
  'awaits_consent',
  'entered_by_mistake',
)
export const Beside = Type.Object({ code: BesideCode, count: Type.Integer() })
export type Beside = Static<typeof Beside>

/** Which indicator a number that stands beside belongs to. */
export const besideOf: Record<Static<typeof BesideCode>, string> = {
  on_leave: 'staff_registered',
  shared_device: 'staff_registered',
  unlisted_staff: 'staff_registered',
  unlisted_children: 'pupils_registered',
  registered_staff: 'orgs_active',
  empty_classes: 'orgs_active',
  not_applied_pupils: 'pupils_registered',
  awaits_consent: 'pupils_registered',
  entered_by_mistake: 'chats_moved',
}

/** What an indicator is to reach, by whose word. */
export const Goal = Type.Object({
  id: Id,
  code: IndicatorCode,
  percent: Type.Integer({ minimum: 1, maximum: 100 }),
  due: Day,
  /** Whole days until `due` by the clock of the organisation that is looked at: 0 on the day itself, then negative. */
  daysLeft: Type.Integer(),
  kinds: Type.Array(OrganisationKind),
  organisationId: Id,
  organisationShortName: Type.String(),
})
export type Goal = Static<typeof Goal>

/** Why a profile is not active, the first to be mended first. */
export const FailingReason = OneOf('not_verified', 'nobody_registered', 'few_registered', 'no_class')
export type FailingReason = Static<typeof FailingReason>

/** The moment that numbers are of. */
export const Moment = Type.Object({
  /** `null`: now. */
  snapshotId: Nullable(Id),
  kind: OneOf('live', 'friday', 'interim'),
  week: Week,
  at: Instant,
})
export type Moment = Static<typeof Moment>

export const DashboardTile = Type.Object({
  value: IndicatorValue,
  /** Of the Friday before, by the same formula. */
  before: Nullable(IndicatorValue),
  goal: Nullable(Goal),
  /** When the goal is reached at the pace of the last four Fridays; `null`: cannot be said. */
  forecast: Nullable(Day),
  beside: Type.Array(Beside),
})
export type DashboardTile = Static<typeof DashboardTile>

export const Dashboard = Type.Object({
  organisation: Type.Object({ id: Id, kind: OrganisationKind, shortName: Type.String(), timeZone: Type.String() }),
  /** Offices from the topmost that I may see down to the parent of this one. */
  above: Type.Array(Type.Object({ id: Id, shortName: Type.String() })),
  moment: Moment,
  /** Of the tree: its office, its next one. */
  cutOff: Type.Object({
    organisationId: Id,
    organisationShortName: Type.String(),
    weekday: Type.Integer(),
    time: Type.String(),
    timeZone: Type.String(),
    next: Instant,
  }),
  /** Whether colleges are counted, by the word of the topmost office. */
  collegesCounted: Type.Boolean(),
  /** «По 41 из 47 организаций»: those of whose people anything is known, and all that are counted. */
  organisationsListed: Type.Integer(),
  organisationsCounted: Type.Integer(),
  /** Distinct people of all rosters below, and how many of them stand in more than one organisation. */
  people: Nullable(Type.Object({ distinct: Type.Integer(), inSeveral: Type.Integer() })),
  tiles: Type.Array(DashboardTile),
  mayTakeSnapshot: Type.Boolean(),
  maySetCutOff: Type.Boolean(),
  mayCountColleges: Type.Boolean(),
  maySetGoals: Type.Boolean(),
})
export type Dashboard = Static<typeof Dashboard>

/** Which moment: the newest Friday's snapshot, a given snapshot, or now. */
const When = Type.Optional(Nullable(Type.Union([Type.Literal('friday'), Id])))

export const dashboard = query('indicators.dashboard', {
  summary:
    'Where an organisation, a municipality or a region stands: each indicator, its goal and the change to last Friday.',
  input: Exactly({ organisationId: Id, when: When }),
  output: Dashboard,
})

export const WeekOfValues = Type.Object({ moment: Moment, values: Type.Array(IndicatorValue) })
export type WeekOfValues = Static<typeof WeekOfValues>

export const indicatorWeeks = query('indicators.weeks', {
  summary: 'All indicators of an organisation over its Fridays, oldest first, for charts.',
  input: Exactly({ organisationId: Id, weeks: Type.Optional(Type.Integer({ minimum: 1, maximum: weeksShownMax })) }),
  output: Type.Object({ weeks: Type.Array(WeekOfValues) }),
})

export const IndicatorRow = Type.Object({
  organisation: Type.Object({
    id: Id,
    kind: OrganisationKind,
    shortName: Type.String(),
    parentShortName: Type.String(),
  }),
  /** Of an office: how many of those below are counted. 1 for an organisation. */
  organisations: Type.Integer(),
  /** Of an organisation; `null` for an office. */
  active: Nullable(Type.Boolean()),
  reasons: Type.Array(FailingReason),
  values: Type.Array(IndicatorValue),
  /** Of the Friday before, in the order of `values`; empty: there was none. */
  before: Type.Array(IndicatorValue),
  beside: Type.Array(Beside),
})
export type IndicatorRow = Static<typeof IndicatorRow>

export const indicatorTable = query('indicators.table', {
  summary:
    'Organisations below an office, or its offices beside each other, each with its numbers; those who lag on top.',
  input: Exactly({
    organisationId: Id,
    when: When,
    /** `offices`: one line for each office directly below, with the sum of what it holds. */
    level: OneOf('organisations', 'offices'),
    text: Type.Optional(Type.String({ maxLength: 100 })),
    kinds: Type.Optional(Type.Array(OrganisationKind, { maxItems: 6 })),
    /** Only those below the goal of this indicator, or where none is set below 100 %. */
    lagging: Type.Optional(IndicatorCode),
    /** An indicator's share, smallest first (no data before all); `name`: by name, by number. */
    order: Type.Optional(Type.Union([Type.Literal('name'), IndicatorCode])),
    descending: Type.Optional(Type.Boolean()),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: indicatorRowsMax })),
  }),
  output: Type.Object({ moment: Moment, rows: Type.Array(IndicatorRow), total: Type.Integer() }),
})

/** Who is missing, for those who may see names. */
export const MissingPerson = Type.Object({
  personId: Nullable(Id),
  name: Type.String(),
  /** «5А», a position, or empty. */
  note: Type.String(),
  reason: OneOf(
    'not_invited',
    'invited',
    'not_signed_in',
    'blocked',
    'shared_device',
    'no_guardian',
    'awaits_consent',
    'not_used',
    'other',
  ),
})
export type MissingPerson = Static<typeof MissingPerson>

export const explainIndicator = query('indicators.explain', {
  summary:
    'Where a number comes from: formula, numerator, denominator, what stands beside, and who is missing for those who may know.',
  input: Exactly({ organisationId: Id, code: IndicatorCode, when: When }),
  output: Type.Object({
    indicator: Indicator,
    moment: Moment,
    value: IndicatorValue,
    beside: Type.Array(Beside),
    /** `null`: I may not see names here, or the number is a past one. The first 500. */
    missing: Nullable(Type.Array(MissingPerson)),
    missingTotal: Type.Integer(),
  }),
})

export const SnapshotInfo = Type.Object({
  id: Id,
  kind: OneOf('friday', 'interim'),
  week: Week,
  cutOffAt: Instant,
  takenAt: Instant,
  organisationId: Id,
  organisationShortName: Type.String(),
  /** SHA-256 of values and inputs, in hexadecimal. */
  hash: Type.String(),
  /** Number and hash of the last row of the audit chain then: `peremena audit verify --anchor NUMBER:HASH`. */
  anchor: Nullable(Type.Object({ number: Type.Integer(), hash: Type.String() })),
})
export type SnapshotInfo = Static<typeof SnapshotInfo>

export const listSnapshots = query('indicators.snapshots', {
  summary:
    'Snapshots that hold this organisation, newest first: those of the tree and the interim ones of offices on the way.',
  input: Exactly({ organisationId: Id, before: Type.Optional(Instant) }),
  output: Type.Object({ snapshots: Type.Array(SnapshotInfo), more: Type.Boolean() }),
})

export const takeSnapshot = command('indicators.takeSnapshot', {
  summary:
    'Take an interim snapshot of all below my office, as of now. It is marked so and never compared with Fridays.',
  input: Exactly({ id: Id, organisationId: Id }),
  output: Type.Object({ snapshotId: Id }),
})

export const setCutOff = command('indicators.setCutOff', {
  summary: 'Set the day and time of the one cut-off of a tree, by the clock of its topmost office.',
  input: Exactly({
    organisationId: Id,
    weekday: Type.Integer({ minimum: 1, maximum: 7 }),
    time: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
  }),
  output: Nothing,
})

export const countColleges = command('indicators.countColleges', {
  summary: 'Say whether colleges are counted in a tree: for its topmost office, from now on.',
  input: Exactly({ organisationId: Id, counted: Type.Boolean() }),
  output: Nothing,
})

export const setGoal = command('indicators.setGoal', {
  summary:
    'Set or take away (`null`) what an indicator is to reach by a day, for an office and the kinds of organisations below it.',
  input: Exactly({
    organisationId: Id,
    code: IndicatorCode,
    goal: Nullable(
      Exactly({
        percent: Type.Integer({ minimum: 1, maximum: 100 }),
        due: Day,
        kinds: Type.Array(OrganisationKind, { minItems: 1, maxItems: 6, uniqueItems: true }),
      }),
    ),
  }),
  output: Nothing,
})
