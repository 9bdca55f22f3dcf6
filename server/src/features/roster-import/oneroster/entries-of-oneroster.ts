import { yearsBetween } from '../rows/days.rules.ts'
import { readEmail, readPhone, readSnils } from '../rows/contacts.rules.ts'
import type { Problem } from '../rows/problems.ts'
import type { Facts } from '../compare/entry-of-facts.rules.ts'
import { joinPosts } from '../compare/join-rows.rules.ts'
import type { EntryGuardian, EntryPerson, Place, PupilEntry, RosterEntry, StaffEntry } from '../entries.ts'
import type { RosterSnapshot, SnapshotPerson } from '../snapshot.ts'
import type { OneRoster } from './read-oneroster.ts'

const pupilAgeMax = 25

/** The pupils and staff of a data set as entries, one for each person and organisation; guardians stand with children. */
export function entriesOfOneRoster(set: OneRoster, today: string, report: (problem: Problem) => void): RosterEntry[] {
  for (const { part, line, column, value } of set.missing) {
    report({
      sheet: part,
      line,
      column: columnOf(set, part, column),
      code: 'reference_missing',
      taken: true,
      details: { value },
    })
  }
  const work: Work = { set, today, report, index: indexOf(set.snapshot) }
  return set.snapshot.persons.flatMap((person) => [...staffEntries(person, work), ...pupilEntries(person, work)])
}

/** Users of a delta of whom it says neither work nor class: what else it says of them counts all the same. */
export function factsAlone(set: OneRoster, today: string, report: (problem: Problem) => void): Facts[] {
  const { employments, enrolments, guardianships, persons } = set.snapshot
  const placed = new Set([...employments, ...enrolments].map(({ personId }) => personId))
  for (const { guardianId } of guardianships) placed.add(guardianId)
  const work = { set, today, report, index: indexOf(set.snapshot) }
  return persons
    .filter(({ id, familyName, givenName }) => !placed.has(id) && familyName.trim() !== '' && givenName.trim() !== '')
    .map((person) => ({ id: person.id, places: placesOf(person, set), person: factsOf(person, work) }))
}

type Index = ReturnType<typeof indexOf>
type Work = { set: OneRoster; today: string; report(problem: Problem): void; index: Index }

function indexOf(snapshot: RosterSnapshot) {
  return {
    organisations: new Map(snapshot.organisations.map((one) => [one.id, one])),
    classes: new Map(snapshot.classes.map((one) => [one.id, one])),
    persons: new Map(snapshot.persons.map((one) => [one.id, one])),
    employments: Map.groupBy(snapshot.employments, ({ personId }) => personId),
    enrolments: Map.groupBy(snapshot.enrolments, ({ personId }) => personId),
    guardianships: Map.groupBy(snapshot.guardianships, ({ childId }) => childId),
  }
}

function staffEntries(person: SnapshotPerson, work: Work): StaffEntry[] {
  const { index } = work
  const own = Map.groupBy(index.employments.get(person.id) ?? [], ({ organisationId }) => organisationId)
  return [...own].map(([organisationId, employments]) => ({
    ...baseOf(person, organisationId, work, 110),
    kind: 'staff',
    ...joinPosts(employments),
    formTeacherOf: (index.enrolments.get(person.id) ?? []).flatMap(({ kind, classId }) => {
      const one = index.classes.get(classId)
      return kind === 'form_teacher' && one?.organisationId === organisationId ? [one.name] : []
    }),
  }))
}

function pupilEntries(person: SnapshotPerson, work: Work): PupilEntry[] {
  const { index } = work
  const enrolled = (index.enrolments.get(person.id) ?? []).filter(({ kind }) => kind === 'pupil')
  const own = Map.groupBy(enrolled, ({ classId }) => index.classes.get(classId)!.organisationId)
  return [...own].map(([organisationId, enrolments]) => {
    const [main, ...alsoIn] = enrolments.map(({ classId, from: enrolledOn, order }) => {
      const { name: className, kind: classKind } = index.classes.get(classId)!
      return { className, classKind, enrolledOn, order }
    })
    return {
      ...baseOf(person, organisationId, work, pupilAgeMax),
      kind: 'pupil',
      ...main!,
      alsoIn,
      guardians: (index.guardianships.get(person.id) ?? []).map(({ guardianId, kinship, legalKind, rights }) => {
        // What another system does not know says nothing against what is known here.
        const law = legalKind === 'unknown' ? undefined : legalKind
        return {
          ...factsOf(index.persons.get(guardianId)!, work),
          kinship,
          legalKind: law,
          rights,
        } satisfies EntryGuardian
      }),
    }
  })
}

function baseOf(person: SnapshotPerson, organisationId: string, work: Work, ageMax: number) {
  const organisation = work.index.organisations.get(organisationId)
  const facts = factsOf(person, work)
  const isNamed = person.familyName.trim() !== '' && person.givenName.trim() !== ''
  if (!isNamed) tell(person, work, 'familyName', 'name_missing', false)
  const age = facts.birthDate === '' ? 0 : yearsBetween(facts.birthDate, work.today)
  const isSane = age >= 0 && age <= ageMax
  if (!isSane) tell(person, work, 'sourcedId', 'age_unlikely', false, { value: facts.birthDate, age })
  return {
    places: placesOf(person, work.set),
    organisation: organisation?.inn || organisation?.name || organisationId,
    person: facts,
    held: !isNamed || !isSane,
  }
}

function placesOf({ id }: SnapshotPerson, { userLines }: OneRoster): Place[] {
  return [{ sheet: 'users.csv', line: userLines.get(id) ?? 0 }]
}

/** The person's number in the other system becomes the external one; contacts that are none are reported and left out. */
function factsOf({ id, ...person }: SnapshotPerson, work: Work): EntryPerson {
  const checked = (
    value: string | undefined,
    column: string,
    code: 'phone_wrong' | 'email_wrong' | 'snils_wrong',
    said: string,
  ) => {
    if (value === undefined) tell({ ...person, id }, work, column, code, true, { value: said })
    return value ?? ''
  }
  return {
    ...person,
    externalId: person.externalId || id,
    phone: checked(readPhone(person.phone), 'phone', 'phone_wrong', person.phone),
    email: checked(readEmail(person.email), 'email', 'email_wrong', person.email),
    snils: checked(readSnils(person.snils), 'userIds', 'snils_wrong', person.snils),
  }
}

function tell(
  { id }: SnapshotPerson,
  { set, report }: Work,
  column: string,
  code: Problem['code'],
  taken: boolean,
  details: NonNullable<Problem['details']> = {},
): void {
  const line = set.userLines.get(id) ?? 0
  report({ sheet: 'users.csv', line, column: columnOf(set, 'users.csv', column), code, taken, details })
}

function columnOf({ headers }: OneRoster, part: string, column: string): number {
  return headers.get(part)?.indexOf(column) ?? -1
}
