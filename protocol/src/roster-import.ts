import Type, { type Static } from 'typebox'
import { command, query } from './contract.ts'
import { Exactly, Id, Instant, Nullable, OneOf, PersonBrief } from './common.ts'

/**
 * How a file is to be understood where it is understood wrongly. `map` names columns: `B=familyName,C=`. The bytes come
 * before, by `POST /api/files`.
 */
const Reading = {
  organisationId: Id,
  fileId: Id,
  map: Type.Optional(Type.String({ maxLength: 4_000 })),
  encoding: Type.Optional(Type.String({ maxLength: 40 })),
  separator: Type.Optional(OneOf(';', ',', '\t')),
  sheet: Type.Optional(Type.String({ maxLength: 200 })),
  rowsAre: Type.Optional(OneOf('pupils', 'staff', 'mixed')),
  /** The last row of the header; 0: there is none. */
  headerLine: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })),
}

/** Whom a file is complete for: only they can have left. `classes`: those that it names. */
export const ImportCover = OneOf('organisation', 'pupils', 'classes', 'staff', 'nobody')
export type ImportCover = Static<typeof ImportCover>

export const importDecisionsMax = 1_000

/**
 * What somebody has made of one doubt: rows, or a row and the person of the roster whom `personId` names, are the same
 * person; they are not; or the rows are left out. `doubt` is its `key`: a fingerprint of the rows and of whom they may mean,
 * so that a decision never falls on other rows.
 */
export const ImportDecision = Exactly({
  doubt: Type.String({ maxLength: 40 }),
  is: OneOf('same', 'other', 'skip'),
  personId: Type.Optional(Id),
})
export type ImportDecision = Static<typeof ImportDecision>

const Comparing = {
  ...Reading,
  cover: Type.Optional(ImportCover),
  decisions: Type.Optional(Type.Array(ImportDecision, { maxItems: importDecisionsMax })),
}

const Count = Type.Integer({ minimum: 0 })
const rowsAre = Type.Optional(OneOf('pupils', 'staff', 'mixed'))

/** What a file does: rows of people by what becomes of them. */
export const ImportCounts = Type.Object({
  new: Count,
  changed: Count,
  left: Count,
  same: Count,
  doubtful: Count,
  errors: Count,
  /** New or changed rows that are not applied: doubtful ones, and those of organisations that are not known here. */
  skipped: Count,
  classes: Count,
  guardians: Count,
})
export type ImportCounts = Static<typeof ImportCounts>

const sheet = Type.Optional(Type.String())

export const readRosterColumns = query('rosterImports.columns', {
  summary: 'How the columns of a roster file are understood, with its first rows',
  input: Exactly(Reading),
  output: Type.Object({
    format: Type.String(),
    encoding: Type.String(),
    separator: Type.String(),
    /** Of all sheets, also where only one is asked for. */
    sheetNames: Type.Array(Type.String()),
    /** None for OneRoster, whose columns have fixed names. */
    sheets: Type.Array(
      Type.Object({
        name: Type.String(),
        headerLine: Type.Integer(),
        /** Missing: neither headers nor titles say it. */
        rowsAre,
        columns: Type.Array(
          Type.Object({ column: Type.String(), header: Type.String(), field: Type.String(), sure: Type.Number() }),
        ),
        rows: Type.Array(Type.Object({ line: Type.Integer(), cells: Type.Array(Type.String()) })),
      }),
    ),
    /** What was said of a file with these headers when one was last brought in here; null: none was. */
    remembered: Nullable(
      Type.Object({
        map: Type.Optional(Type.String()),
        rowsAre,
        headerLine: Type.Optional(Type.Integer()),
        sheet,
      }),
    ),
  }),
})

/** Of each kind; more are only counted. */
export const rosterRowsListedMax = 2_000

export const inspectRoster = query('rosterImports.inspect', {
  summary: 'What a roster file would change',
  input: Exactly(Comparing),
  output: Type.Object({
    format: Type.String(),
    encoding: Type.String(),
    separator: Type.String(),
    rows: Count,
    sheets: Type.Array(
      Type.Object({
        name: Type.String(),
        headerLine: Type.Integer(),
        rowsAre,
      }),
    ),
    mapping: Type.Array(
      Type.Object({ sheet, column: Type.String(), header: Type.String(), field: Type.String(), sure: Type.Number() }),
    ),
    new: Count,
    changed: Count,
    left: Count,
    same: Count,
    /** Known people of the organisations that the file names, and whether so many of them leave that it must be confirmed. */
    covered: Count,
    mustConfirm: Type.Boolean(),
    /** Whom the file is taken to be complete for; `mixed`: that differs by organisation. */
    cover: Type.Object({ of: Type.Union([ImportCover, Type.Literal('mixed')]), classes: Type.Array(Type.String()) }),
    examples: Type.Object({
      new: Type.Array(Type.String()),
      changed: Type.Array(Type.String()),
      left: Type.Array(Type.String()),
    }),
    doubtful: Type.Array(
      Type.Object({
        key: Type.String(),
        lines: Type.Array(Type.Integer()),
        sheets: Type.Optional(Type.Array(Type.String())),
        reason: Type.String(),
        text: Type.String(),
        /** Whom the rows name, and whom of the roster they may mean; none where only rows are alike. */
        rows: Type.Array(Type.String()),
        candidates: Type.Array(Type.Object({ id: Id, text: Type.String() })),
      }),
    ),
    doubtfulCount: Count,
    errors: Type.Array(
      Type.Object({
        line: Type.Integer(),
        sheet,
        column: Type.String(),
        header: Type.String(),
        code: Type.String(),
        text: Type.String(),
        taken: Type.Boolean(),
      }),
    ),
    errorCount: Count,
    unknownOrganisations: Type.Array(Type.String()),
  }),
})

export const mendRosterFile = query('rosterImports.mendFile', {
  summary: 'The rows of a roster file in which something is wrong, as a workbook to mend',
  input: Exactly(Reading),
  output: Type.Object({
    /** Null: nothing is wrong. */
    base64: Nullable(Type.String()),
  }),
})

export const applyRoster = command('rosterImports.apply', {
  summary: 'Bring a roster file in; chats follow by themselves',
  input: Exactly({
    ...Comparing,
    /** How many leave, where more than a few do: said by whoever saw them. */
    confirmLeaving: Type.Optional(Count),
  }),
  output: Type.Object({
    /** Null: the file said nothing new. */
    importId: Nullable(Id),
    counts: ImportCounts,
    unknownOrganisations: Type.Array(Type.String()),
  }),
})

/** How far a list that I am bringing in has come; nothing is written for good before the end. */
export const ApplyStage = OneOf('reading', 'comparing', 'writing')
export type ApplyStage = Static<typeof ApplyStage>

export const rosterProgress = query('rosterImports.progress', {
  summary: 'How far the list has come that I am bringing in',
  input: Exactly({ organisationId: Id }),
  output: Type.Object({
    /** Null: none is being brought in, or another process does it. */
    applying: Nullable(Type.Object({ stage: ApplyStage, done: Count, total: Count })),
  }),
})

export const undoRosterImport = command('rosterImports.undo', {
  summary: 'Take the last import back as a whole',
  input: Exactly({ organisationId: Id, importId: Id }),
  output: Type.Object({ importId: Id }),
})

export const rosterImportsMax = 50

export const listRosterImports = query('rosterImports.list', {
  summary: 'The last imports of an organisation, newest first',
  input: Exactly({ organisationId: Id }),
  output: Type.Object({
    imports: Type.Array(
      Type.Object({
        id: Id,
        at: Instant,
        /** Null: from the command line. */
        by: Nullable(PersonBrief),
        fileName: Type.String(),
        format: Type.String(),
        counts: ImportCounts,
        undoneAt: Nullable(Instant),
        undoneBy: Nullable(PersonBrief),
        /** Only the last one that stands may be undone. */
        mayUndo: Type.Boolean(),
        /** How far chats have followed, in slices. */
        following: Type.Object({ done: Count, total: Count }),
      }),
    ),
  }),
})
