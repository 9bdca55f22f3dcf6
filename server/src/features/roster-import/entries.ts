import type { ClassKind } from '#protocol/classes.ts'
import type { GuardianRights, Kinship, LegalKind } from '#protocol/roster.ts'

/** A row of a file: the sheet's name (empty in CSV) and the row's number as a spreadsheet shows it. */
export type Place = { readonly sheet: string; readonly line: number }

/** What a file says of one person. Empty texts: the file does not say. Days are `2026-11-23`. */
export type EntryPerson = {
  familyName: string
  givenName: string
  patronymic: string
  birthDate: string
  sex: '' | 'male' | 'female'
  /** Eleven digits. */
  snils: string
  /** `+79281234567`. */
  phone: string
  email: string
  /** The number of the personal file within the organisation. */
  fileNumber: string
  /** The number in the system that the file came from. */
  externalId: string
}

/** `legalKind` and `rights` only where the file says them. */
export type EntryGuardian = EntryPerson & {
  kinship: Kinship
  legalKind?: LegalKind | undefined
  rights?: GuardianRights | undefined
}

type EntryBase = {
  places: Place[]
  /** As the file names it (name or INN); empty: the organisation that the file is brought into. */
  organisation: string
  person: EntryPerson
  /**
   * Something that the person cannot be without was refused: the entry changes nothing, but the person is there and
   * has not left.
   */
  held: boolean
}

/** A class with a day and an order of its own where a file says so; else those of the entry. */
export type NamedClass = {
  className: string
  classKind: ClassKind
  enrolledOn?: string | undefined
  order?: string | undefined
}

export type PupilEntry = EntryBase & {
  kind: 'pupil'
  className: string
  classKind: ClassKind
  /** Groups beside the class, where rows of one child name several. */
  alsoIn: NamedClass[]
  enrolledOn: string
  order: string
  guardians: EntryGuardian[]
}

/** Work at an organisation. Never an administrative role: these are given by hand. */
export type Post = { role: 'teacher' | 'staff'; position: string; subjects: string[] }

export type StaffEntry = EntryBase &
  Post & {
    kind: 'staff'
    /** Posts beside the first, where somebody has several in one organisation; each has a position of its own. */
    alsoWorks?: Post[] | undefined
    /** Classes whose form teacher the file says this is. */
    formTeacherOf: string[]
  }

/** What applying a file takes: one entry a row. */
export type RosterEntry = PupilEntry | StaffEntry

export const nobody: EntryPerson = {
  familyName: '',
  givenName: '',
  patronymic: '',
  birthDate: '',
  sex: '',
  snils: '',
  phone: '',
  email: '',
  fileNumber: '',
  externalId: '',
}
