import type { OrganisationKind } from '#protocol/accounts.ts'
import type { OrganisationProfile } from '#protocol/organisations.ts'
import type { OrganisationField } from '#protocol/organisations-import.ts'

/** A row of a file: the sheet's name (empty in CSV and JSON) and the number of the row or record, from 1. */
export type Place = { readonly sheet: string; readonly line: number }

/** What a file says of one organisation. Empty texts, and fields of the profile that are missing: it does not say. */
export type OrganisationEntry = {
  places: Place[]
  name: string
  shortName: string
  kind: OrganisationKind
  isBranch: boolean
  /** The office above, as the file names it. */
  parent?: string | undefined
  /** A column of its own names it; else it is the founder, who need not be an office here. */
  isParentSaid?: boolean | undefined
  profile: Partial<OrganisationProfile>
}

export type Column = {
  /** The column's letters, or a path in JSON; empty where records have no place for the field. */
  column: string
  header: string
  field: OrganisationField | ''
  /** 1: the header is exactly a known one. */
  sure: number
}

/** Rows as texts, one for each column. */
export type TextRow = { line: number; cells: string[] }

/** `headerLine` is 0 where there is none. */
export type ReadTable = { sheet: string; headerLine: number; columns: Column[]; rows: TextRow[] }

export type ReadOrganisations = {
  format: 'csv' | 'xlsx' | 'json'
  /** Of a CSV file; empty otherwise. */
  encoding: string
  separator: string
  sheetNames: string[]
  tables: ReadTable[]
  entries: OrganisationEntry[]
  problems: Problem[]
}

export type ProblemCode =
  | 'name_missing'
  | 'kind_unknown'
  | 'inn_wrong'
  | 'kpp_wrong'
  | 'ogrn_wrong'
  | 'oktmo_wrong'
  | 'email_wrong'
  | 'website_wrong'
  | 'too_long'

/** What is wrong with one cell of one row. */
export type Problem = Place & {
  /** Undefined: it concerns the whole row. */
  field: OrganisationField | undefined
  code: ProblemCode
  value: string
  /** The organisation is taken all the same, without what this cell says. */
  taken: boolean
}
