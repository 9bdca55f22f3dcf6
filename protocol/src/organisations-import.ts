import Type, { type Static } from 'typebox'
import { command, query } from './contract.ts'
import { OrganisationKind } from './accounts.ts'
import { Exactly, Id, Instant, Nullable, OneOf, PersonBrief } from './common.ts'

/** What a column of a list of organisations may mean. */
export const OrganisationField = OneOf(
  ...(['name', 'shortName', 'kind', 'isBranch', 'inn', 'kpp', 'ogrn', 'oktmo', 'legalForm'] as const),
  ...(['address', 'phone', 'email', 'website', 'licence', 'founder', 'headName'] as const),
  /** The office below, by name, under which a new organisation is to stand. */
  'parent',
)
export type OrganisationField = Static<typeof OrganisationField>

/** Of each sort so many are listed; all are counted. */
export const organisationsListedMax = 500

export const organisationDecisionsMax = 500

/**
 * What somebody makes of a doubt. `same`: the row is the organisation that is named; `new`: it is another one; `branch`: a branch
 * of the one that has its INN; `take`: of several rows this one counts; `under`: it stands under the office that is named;
 * `skip`: it is left out.
 */
export const OrganisationRuling = OneOf('same', 'new', 'branch', 'take', 'under', 'skip')
export type OrganisationRuling = Static<typeof OrganisationRuling>

/** `doubt` is its `key`, a fingerprint of the row: a decision never falls on another one. */
export const OrganisationDecision = Exactly({
  doubt: Type.String({ maxLength: 40 }),
  is: OrganisationRuling,
  organisationId: Type.Optional(Id),
})
export type OrganisationDecision = Static<typeof OrganisationDecision>

/**
 * How a file is to be understood where it is understood wrongly. `map` names columns: `B=inn,C=`. The bytes come before, by
 * `POST /api/files`.
 */
const Reading = {
  /** The office under which new organisations are to stand, itself or below. */
  organisationId: Id,
  /** An office below it, for all that no column places. */
  parentId: Type.Optional(Id),
  /** The row of the header. */
  headerLine: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
  decisions: Type.Optional(Type.Array(OrganisationDecision, { maxItems: organisationDecisionsMax })),
  fileId: Id,
  map: Type.Optional(Type.String({ maxLength: 4_000 })),
  encoding: Type.Optional(Type.String({ maxLength: 40 })),
  separator: Type.Optional(OneOf(';', ',', '\t')),
  sheet: Type.Optional(Type.String({ maxLength: 200 })),
  /** What organisations are whose kind neither a column nor the name tells. */
  kind: Type.Optional(OrganisationKind),
}

const Count = Type.Integer({ minimum: 0 })
const sheet = Type.Optional(Type.String())

/** Organisations by what becomes of them. Doubtful ones, and rows with errors that leave nothing to take, are left out. */
export const OrganisationImportCounts = Type.Object({
  new: Count,
  changed: Count,
  same: Count,
  doubtful: Count,
  errors: Count,
})
export type OrganisationImportCounts = Static<typeof OrganisationImportCounts>

export const inspectOrganisations = query('organisationImports.inspect', {
  summary: 'What a list of organisations would change under an office',
  input: Exactly(Reading),
  output: Type.Object({
    /** `csv`, `xlsx` or `json`. */
    format: Type.String(),
    encoding: Type.String(),
    separator: Type.String(),
    /** Of a workbook; all of them, also where only one is asked for. */
    sheetNames: Type.Array(Type.String()),
    /** Those that are read, with the row of their header; 0: it has none. */
    sheets: Type.Array(Type.Object({ name: Type.String(), headerLine: Type.Integer() })),
    rows: Count,
    counts: OrganisationImportCounts,
    /** An empty `field`: the column is not used. Of JSON, paths stand for columns. */
    mapping: Type.Array(
      Type.Object({
        sheet,
        column: Type.String(),
        header: Type.String(),
        field: Type.Union([OrganisationField, Type.Literal('')]),
        sure: Type.Number(),
        /** What stands in the first rows below. */
        samples: Type.Array(Type.String()),
      }),
    ),
    new: Type.Array(
      Type.Object({
        line: Type.Integer(),
        sheet,
        kind: OrganisationKind,
        shortName: Type.String(),
        inn: Type.String(),
        isBranch: Type.Boolean(),
        /** The office below under which it is to stand; null: the office itself. */
        under: Nullable(Type.String()),
      }),
    ),
    changed: Type.Array(
      Type.Object({
        line: Type.Integer(),
        sheet,
        organisationId: Id,
        shortName: Type.String(),
        changes: Type.Array(Type.Object({ field: OrganisationField, from: Type.String(), to: Type.String() })),
      }),
    ),
    doubtful: Type.Array(
      Type.Object({
        key: Type.String(),
        line: Type.Integer(),
        sheet,
        reason: Type.String(),
        /** What may be decided; only leaving it out where a person cannot say more either. */
        rulings: Type.Array(OrganisationRuling),
        /** What it may be the same as, or stand under. */
        candidates: Type.Array(Type.Object({ id: Id, text: Type.String() })),
        decision: Nullable(OrganisationDecision),
        shortName: Type.String(),
        text: Type.String(),
      }),
    ),
    errors: Type.Array(
      Type.Object({
        line: Type.Integer(),
        sheet,
        column: Type.String(),
        header: Type.String(),
        /** What the row calls the organisation; empty where that is what is missing. */
        shortName: Type.String(),
        code: Type.String(),
        text: Type.String(),
        /** The organisation is taken all the same, without what this cell says. */
        taken: Type.Boolean(),
      }),
    ),
  }),
})

export const mendOrganisationsFile = query('organisationImports.mendFile', {
  summary: 'The rows of a list of organisations that are wrong or doubtful, as a workbook to mend',
  input: Exactly(Reading),
  output: Type.Object({
    /** Null: there is nothing to mend. */
    base64: Nullable(Type.String()),
  }),
})

export const applyOrganisations = command('organisationImports.apply', {
  summary: 'Bring a list of organisations in under an office',
  input: Exactly(Reading),
  output: Type.Object({
    /** Null: the file said nothing new. */
    importId: Nullable(Id),
    counts: OrganisationImportCounts,
  }),
})

export const undoOrganisationsImport = command('organisationImports.undo', {
  summary: 'Take the last list of organisations back, as long as nobody is inside the new ones',
  input: Exactly({ organisationId: Id, importId: Id }),
  output: Type.Object({ importId: Id }),
})

export const organisationImportsMax = 50

export const listOrganisationImports = query('organisationImports.list', {
  summary: 'The last lists of organisations brought in under an office, newest first',
  input: Exactly({ organisationId: Id }),
  output: Type.Object({
    imports: Type.Array(
      Type.Object({
        id: Id,
        at: Instant,
        /** Null: from the command line. */
        by: Nullable(PersonBrief),
        fileName: Type.String(),
        counts: OrganisationImportCounts,
        undoneAt: Nullable(Instant),
        /** Only the last one that stands may be undone. */
        mayUndo: Type.Boolean(),
      }),
    ),
  }),
})
