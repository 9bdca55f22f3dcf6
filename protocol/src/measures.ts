import Type, { type Static } from 'typebox'
import { OrganisationKind } from './accounts.ts'
import { Day, Exactly, Id, Instant, Nothing, Nullable, OneOf } from './common.ts'
import { command, query } from './contract.ts'
import { IndicatorCode, IndicatorUnit, IndicatorValue, Week } from './indicators.ts'

/** A head is asked for so many measures at most: the largest gaps. */
export const gapsAskedMax = 3
export const measuresPageMax = 100
export const measureTextMax = 500
export const measureOwnerMax = 120

/** A sentence ready to be taken as the decision, and the page where it is done. */
export const Suggestion = Type.Object({
  code: Type.String(),
  text: Type.Object({ ru: Type.String(), en: Type.String() }),
  /** An address of this server, from `/`; empty: it is done outside of it. */
  path: Type.String(),
})
export type Suggestion = Static<typeof Suggestion>

export const Shortfall = Type.Object({
  code: IndicatorCode,
  unit: IndicatorUnit,
  title: Type.Object({ ru: Type.String(), en: Type.String() }),
  value: IndicatorValue,
  percent: Type.Integer(),
  due: Nullable(Day),
})
export type Shortfall = Static<typeof Shortfall>

/** An indicator below its goal that no open measure covers, with what would mend it. */
export const Gap = Type.Object({ ...Shortfall.properties, suggestions: Type.Array(Suggestion) })
export type Gap = Static<typeof Gap>

export const Measure = Type.Object({
  id: Id,
  organisation: Type.Object({
    id: Id,
    kind: OrganisationKind,
    shortName: Type.String(),
    parentShortName: Type.String(),
  }),
  code: IndicatorCode,
  title: Type.Object({ ru: Type.String(), en: Type.String() }),
  week: Week,
  decision: Type.String(),
  /** A position: «Заместитель по воспитательной работе». */
  owner: Type.String(),
  due: Day,
  /** What it was at first, where it has been put off. */
  firstDue: Nullable(Day),
  evidence: Type.String(),
  result: Type.String(),
  recordedAt: Instant,
  doneAt: Nullable(Instant),
  overdue: Type.Boolean(),
  /** Where the indicator stood when it was recorded, and on the Fridays after, oldest first. */
  before: IndicatorValue,
  after: Type.Array(Type.Object({ week: Week, value: IndicatorValue })),
  moved: OneOf('better', 'same', 'worse', 'not_yet'),
  mayChange: Type.Boolean(),
})
export type Measure = Static<typeof Measure>

/** A goal that is reached. `since`: of the Friday when it was first seen so. */
export const Reached = Type.Object({
  code: IndicatorCode,
  title: Type.Object({ ru: Type.String(), en: Type.String() }),
  unit: IndicatorUnit,
  value: IndicatorValue,
  percent: Type.Integer(),
  due: Day,
  week: Week,
  at: Instant,
  /** Of the snapshot, in hexadecimal. */
  hash: Type.String(),
  /** Who set it, by short name. */
  goalOf: Type.String(),
})
export type Reached = Static<typeof Reached>

export const measuresDesk = query('measures.desk', {
  summary: 'What an organisation is asked for, the measures it has taken, and the goals that it has reached.',
  input: Exactly({ organisationId: Id }),
  output: Type.Object({
    organisation: Type.Object({
      id: Id,
      kind: OrganisationKind,
      name: Type.String(),
      shortName: Type.String(),
      timeZone: Type.String(),
    }),
    gaps: Type.Array(Gap),
    /** Below their goals, and covered until the due date of an open measure. */
    covered: Type.Integer(),
    /** Below their goals and not asked for: the three largest come first. */
    later: Type.Integer(),
    open: Type.Array(Measure),
    done: Type.Array(Measure),
    reached: Type.Array(Reached),
    /** A day from which a due date may be, and the one that is proposed. */
    today: Day,
    proposedDue: Day,
    mayRecord: Type.Boolean(),
  }),
})

export const listMeasures = query('measures.list', {
  summary: 'Measures of all organisations below an office: overdue first, then the nearest due date.',
  input: Exactly({
    organisationId: Id,
    state: OneOf('open', 'overdue', 'done'),
    code: Type.Optional(IndicatorCode),
    /** Only those recorded in this week: its protocol. */
    week: Type.Optional(Week),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: measuresPageMax })),
  }),
  output: Type.Object({
    organisation: Type.Object({ id: Id, shortName: Type.String() }),
    counts: Type.Object({ open: Type.Integer(), overdue: Type.Integer(), done: Type.Integer() }),
    measures: Type.Array(Measure),
    total: Type.Integer(),
  }),
})

const decision = Type.String({ minLength: 1, maxLength: measureTextMax, pattern: '\\S' })
const owner = Type.String({ minLength: 1, maxLength: measureOwnerMax, pattern: '\\S' })

export const recordMeasure = command('measures.record', {
  summary: 'Say what an organisation does about an indicator below its goal, who answers for it, and by which day.',
  input: Exactly({
    id: Id,
    organisationId: Id,
    code: IndicatorCode,
    /** The suggestion that was taken, if any. */
    suggestion: Type.Optional(Type.String({ maxLength: 40 })),
    decision,
    owner,
    due: Day,
  }),
  output: Nothing,
})

export const changeMeasure = command('measures.change', {
  summary: 'Put an open measure in other words, into other hands or off; that it was put off stays visible.',
  input: Exactly({
    measureId: Id,
    decision: Type.Optional(decision),
    owner: Type.Optional(owner),
    due: Type.Optional(Day),
  }),
  output: Nothing,
})

export const finishMeasure = command('measures.finish', {
  summary: 'Say that a measure is done, with its result and where that can be seen.',
  input: Exactly({
    measureId: Id,
    result: Type.String({ minLength: 1, maxLength: measureTextMax, pattern: '\\S' }),
    evidence: Type.String({ maxLength: measureTextMax }),
  }),
  output: Nothing,
})
