import type { Place, RosterEntry } from '../entries.ts'

export type DoubtReason =
  | 'same_line'
  | 'same_name'
  | 'two_birth_dates'
  | 'two_classes'
  | 'number_twice'
  | 'birth_date_differs'
  | 'similar_name'
  | 'moved_or_namesake'
  | 'several_matches'

/** Something that a person should look at. Nobody named here counts as left. `personIds`: whom of the roster it may be. */
export type Doubt = { reason: DoubtReason; places: Place[]; entries: readonly RosterEntry[]; personIds: string[] }

/** An entry and the person it means; several rows of one person are one entry. */
export type Matched = { entry: RosterEntry; personId: string; changes: Change[] }

/** One fact that a file gives and the roster lacks or has otherwise. */
export type Change = { what: string; from: string; to: string }

export type Comparison = {
  added: RosterEntry[]
  changed: Matched[]
  /** Known people of whom the file says nothing new. */
  same: Matched[]
  /** Persons whom the file covers and does not name, by organisation. */
  left: { personId: string; organisationId: string }[]
  doubtful: Doubt[]
  /** Organisations that the file names and the roster does not know. */
  unknownOrganisations: string[]
  /** Whom the file is taken to be complete for, by organisation (`name:…` for an unknown one), and how many are known there. */
  covers: { organisation: string; cover: Cover; known: number }[]
}

/** Whom a file is meant to be complete for: only they can have left. */
export type Cover =
  | { of: 'nobody' }
  | { of: 'staff' }
  | { of: 'pupils' }
  | { of: 'organisation' }
  | { of: 'classes'; names: string[] }
