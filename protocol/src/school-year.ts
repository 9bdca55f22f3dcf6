import Type, { type Static } from 'typebox'
import { command, query } from './contract.ts'
import { Day, Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief } from './common.ts'
import { AcademicYear, ClassKind, ClassName } from './classes.ts'

const Count = Type.Integer({ minimum: 0 })

export const newClassesMax = 60
export const yearLinesMax = 300

/** What groups of a kindergarten, or clubs, do: the next age band or year of study, or the same name again. */
export const YearStep = OneOf('up', 'stay')
export type YearStep = Static<typeof YearStep>

/** A class of the ending year and what becomes of it. Two classes with one name in the coming year become one class. */
export const YearLine = Type.Object({
  classId: Id,
  kind: ClassKind,
  name: Type.String(),
  /** Its name in the coming year; null: its children leave. */
  to: Nullable(Type.String()),
  /** What it would be called without anybody's decision. */
  proposed: Nullable(Type.String()),
  /** Whether the teachers go along. */
  teachers: Type.Boolean(),
  formTeacher: Nullable(PersonBrief),
  pupils: Count,
  /** Of them: those who do not go where the class goes. */
  apart: Count,
})
export type YearLine = Static<typeof YearLine>

export const YearCounts = Type.Object({
  /** Classes of the ending and of the coming year. */
  ended: Count,
  classes: Count,
  moved: Count,
  /** Children whose class keeps its name, or who repeat the year. */
  stayed: Count,
  left: Count,
})
export type YearCounts = Static<typeof YearCounts>

/** What has changed since the roll-over and keeps it from being taken back; all zero: nothing. */
export const YearObstacles = Type.Object({
  /** Enrolments that were begun, changed or ended in its classes. */
  enrolments: Count,
  requests: Count,
  /** Written by people in the new chats. */
  messages: Count,
})
export type YearObstacles = Static<typeof YearObstacles>

export const Rollover = Type.Object({
  id: Id,
  fromYear: Type.String(),
  toYear: Type.String(),
  /** The first day of the new classes. */
  on: Type.String(),
  at: Instant,
  /** Null: from the command line. */
  by: Nullable(PersonBrief),
  counts: YearCounts,
  /** How far chats have followed, in slices. Total 0: they wait for the day. */
  following: Type.Object({ done: Count, total: Count }),
  obstacles: YearObstacles,
})
export type Rollover = Static<typeof Rollover>

export const YearPlan = Type.Object({
  fromYear: Type.String(),
  toYear: Type.String(),
  on: Type.String(),
  groups: YearStep,
  clubs: YearStep,
  lines: Type.Array(YearLine),
  /** New classes without anybody in them. */
  newClasses: Type.Array(Type.String()),
  counts: YearCounts,
  /** Join requests that must be answered first: the children of their classes leave. */
  waiting: Count,
  /** Join requests that go along with their classes. */
  going: Count,
  /** What has to be changed before it can be applied. */
  problems: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), text: Type.String() })),
  /** Of the roster and the decisions: what is applied is what was seen. */
  hash: Type.String(),
  /** The roster is another one than when the decisions were made. */
  rosterChanged: Type.Boolean(),
})
export type YearPlan = Static<typeof YearPlan>

export const previewYear = query('schoolYear.preview', {
  summary: 'What the new school year would make of the classes, and the last roll-over',
  input: Exactly({ organisationId: Id }),
  output: Type.Object({
    /** Null: there is no class whose year could end. */
    plan: Nullable(YearPlan),
    last: Nullable(Rollover),
  }),
})

export const yearPupils = query('schoolYear.pupils', {
  summary: 'The children of a class of the ending year, and where each goes',
  input: Exactly({ classId: Id }),
  output: Type.Object({
    pupils: Type.Array(
      Type.Object({
        person: PersonBrief,
        /** A decision about this child: another class, or null for leaving. Absent: with the class. */
        to: Type.Optional(Nullable(Type.String())),
      }),
    ),
  }),
})

export const decideYear = command('schoolYear.decide', {
  summary: 'Change something of the plan for the new school year. What is not named stays as decided before.',
  input: Exactly({
    organisationId: Id,
    on: Type.Optional(Day),
    groups: Type.Optional(YearStep),
    clubs: Type.Optional(YearStep),
    newClasses: Type.Optional(Type.Array(ClassName, { maxItems: newClassesMax })),
    lines: Type.Optional(
      Type.Array(
        Exactly({
          classId: Id,
          to: Type.Optional(Nullable(ClassName)),
          teachers: Type.Optional(Type.Boolean()),
          /** `to` absent: with the class again. */
          pupils: Type.Optional(
            Type.Array(Exactly({ personId: Id, to: Type.Optional(Nullable(ClassName)) }), { maxItems: yearLinesMax }),
          ),
        }),
        { maxItems: yearLinesMax },
      ),
    ),
  }),
  output: Nothing,
})

export const applyYear = command('schoolYear.apply', {
  summary: 'Begin the new school year as previewed; chats follow by themselves',
  input: Exactly({ organisationId: Id, hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  output: Type.Object({ rolloverId: Id, counts: YearCounts }),
})

export const undoYear = command('schoolYear.undo', {
  summary: 'Take the last roll-over of an organisation back as a whole',
  input: Exactly({ organisationId: Id, rolloverId: Id }),
  output: Type.Object({ rolloverId: Id }),
})

export const startYearRun = command('schoolYear.start', {
  summary:
    'An office begins the new school year, or takes it back, in all organisations below it; those already there are passed over',
  input: Exactly({
    id: Id,
    organisationId: Id,
    kind: OneOf('apply', 'undo'),
    /** The first day of the new classes. Without: as each organisation decided, or 1 September. */
    on: Type.Optional(Day),
    without: Type.Array(Id, { maxItems: 5_000, uniqueItems: true }),
  }),
  output: Type.Object({ runId: Id }),
})

export const YearRun = Type.Object({
  id: Id,
  kind: OneOf('apply', 'undo'),
  toYear: AcademicYear,
  at: Instant,
  finishedAt: Nullable(Instant),
  total: Count,
  done: Count,
  skipped: Count,
  leftOut: Count,
  /** Each by name, with the reason in the reader's language. */
  failed: Type.Array(
    Type.Object({ organisationId: Id, name: Type.String(), code: Type.String(), text: Type.String() }),
  ),
})
export type YearRun = Static<typeof YearRun>

export const yearRun = query('schoolYear.run', {
  summary: 'How far the last run over the organisations below an office has come',
  input: Exactly({ organisationId: Id }),
  output: Type.Object({
    run: Nullable(YearRun),
    /** Where the next run would lead, and how many organisations are not there yet. Null: there is no class below. */
    next: Nullable(Type.Object({ toYear: Type.String(), organisations: Count })),
  }),
})
