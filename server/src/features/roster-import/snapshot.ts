import type { ClassKind } from '#protocol/classes.ts'
import type { GuardianRights, Kinship, LegalKind } from '#protocol/roster.ts'
import type { EntryPerson } from './entries.ts'

/**
 * A roster as it stands on one day, plain: what a file is compared with and what is exported. Days are `2026-11-23`;
 * `factId` stands where the database gave the row.
 */
export type RosterSnapshot = {
  organisations: SnapshotOrganisation[]
  classes: SnapshotClass[]
  persons: SnapshotPerson[]
  employments: {
    personId: string
    organisationId: string
    role: 'teacher' | 'staff'
    position: string
    subjects: string[]
    /** The role is one that a file never gives and never takes. */
    administrative?: boolean | undefined
    factId?: string | undefined
  }[]
  enrolments: {
    personId: string
    classId: string
    kind: 'pupil' | 'teacher' | 'form_teacher'
    from: string
    order: string
    factId?: string | undefined
  }[]
  guardianships: {
    guardianId: string
    childId: string
    kinship: Kinship
    legalKind?: LegalKind | undefined
    /** As a new tie has them where nothing is said. */
    rights?: GuardianRights | undefined
    factId?: string | undefined
  }[]
}

export type SnapshotOrganisation = {
  id: string
  parentId: string
  kind: 'region' | 'municipality' | 'school' | 'kindergarten' | 'additional' | 'college'
  name: string
  shortName: string
  inn: string
  ogrn: string
  kpp: string
  oktmo: string
}

export type SnapshotClass = {
  id: string
  organisationId: string
  kind: ClassKind
  name: string
  /** `2026/2027`. */
  academicYear: string
}

/** `externalId` is the person's number in the system that files come from. */
export type SnapshotPerson = EntryPerson & { id: string }

/** What a guardian may do of whom nothing else is said. */
export const usualRights: GuardianRights = { write: true, reportAbsence: true, sign: false }

export const emptySnapshot: RosterSnapshot = {
  organisations: [],
  classes: [],
  persons: [],
  employments: [],
  enrolments: [],
  guardianships: [],
}
