import fc from 'fast-check'
import { nobody, type EntryPerson, type PupilEntry, type RosterEntry, type StaffEntry } from '../entries.ts'
import { emptySnapshot, type RosterSnapshot } from '../snapshot.ts'
import type { CompareOptions } from './compare.rules.ts'

export const school: CompareOptions = { organisationId: 'school' }

let line = 1

export function person(name: string, facts: Partial<EntryPerson> = {}): EntryPerson {
  const [familyName = '', givenName = '', patronymic = ''] = name.split(' ')
  return { ...nobody, familyName, givenName, patronymic, ...facts }
}

export function pupil(
  name: string,
  className: string,
  facts: Partial<EntryPerson> = {},
  more: Partial<PupilEntry> = {},
): PupilEntry {
  return {
    kind: 'pupil',
    places: [{ sheet: '', line: ++line }],
    organisation: '',
    person: person(name, facts),
    held: false,
    className,
    classKind: 'class',
    alsoIn: [],
    enrolledOn: '',
    order: '',
    guardians: [],
    ...more,
  }
}

export function staff(name: string, position = 'учитель', facts: Partial<EntryPerson> = {}): StaffEntry {
  return {
    kind: 'staff',
    places: [{ sheet: '', line: ++line }],
    organisation: '',
    person: person(name, facts),
    held: false,
    role: 'teacher',
    position,
    subjects: [],
    formTeacherOf: [],
  }
}

/** The roster that stands after a file of these entries was applied to an empty school. */
export function rosterOf(entries: readonly RosterEntry[]): RosterSnapshot {
  const snapshot: RosterSnapshot = structuredClone(emptySnapshot)
  snapshot.organisations.push({
    id: 'school',
    parentId: '',
    kind: 'school',
    name: 'Школа',
    shortName: '',
    inn: '',
    ogrn: '',
    kpp: '',
    oktmo: '',
  })
  const classId = (name: string): string => {
    const id = `class-${name}`
    if (!snapshot.classes.some((one) => one.id === id)) {
      snapshot.classes.push({ id, organisationId: 'school', kind: 'class', name, academicYear: '2026/2027' })
    }
    return id
  }
  for (const [at, entry] of entries.entries()) {
    const id = `person-${at}`
    snapshot.persons.push({ ...entry.person, id })
    if (entry.kind === 'staff') {
      const { role, position, subjects } = entry
      snapshot.employments.push({ personId: id, organisationId: 'school', role, position, subjects })
      for (const name of entry.formTeacherOf) {
        snapshot.enrolments.push({ personId: id, classId: classId(name), kind: 'form_teacher', from: '', order: '' })
      }
      continue
    }
    for (const name of [entry.className, ...entry.alsoIn.map(({ className }) => className)]) {
      const { enrolledOn: from, order } = entry
      snapshot.enrolments.push({ personId: id, classId: classId(name), kind: 'pupil', from, order })
    }
    for (const [nth, { kinship, ...guardian }] of entry.guardians.entries()) {
      const guardianId = `${id}-guardian-${nth}`
      snapshot.persons.push({ ...guardian, id: guardianId })
      snapshot.guardianships.push({ guardianId, childId: id, kinship })
    }
  }
  return snapshot
}

const names = [
  'Алиев Магомед Ахмедович',
  'Алиев Мухаммад Ахмедович',
  'Алиев Магомед',
  'Алиева Аминат',
  'Омаров Али Расулович',
  'Омарова Алия',
  'Семёнов Пётр',
  'Семенов Петр',
]
const days = ['', '2015-01-02', '2015-02-01', '2016-05-05']
const guardians = [
  [],
  [{ ...person('Алиева Зарема', { phone: '+79280000001' }), kinship: 'mother' as const }],
  [{ ...person('Алиев Ахмед'), kinship: 'father' as const }],
]

/** Rows as schools write them, thick with namesakes, twins, slips and gaps. */
export const anyEntry: fc.Arbitrary<RosterEntry> = fc
  .record({
    name: fc.constantFrom(...names),
    className: fc.constantFrom('5А', '5Б', 'Шахматы'),
    birthDate: fc.constantFrom(...days),
    fileNumber: fc.constantFrom('', '', '1', '2'),
    phone: fc.constantFrom('', '', '+79280000009'),
    guardians: fc.constantFrom(...guardians),
    isStaff: fc.constantFrom(false, false, false, true),
  })
  .map(({ name, className, isStaff, guardians: own, ...facts }) =>
    isStaff ? staff(name, 'учитель', facts) : pupil(name, className, facts, { guardians: own }),
  )
