import type { ClassKind } from '#protocol/classes.ts'
import { classKindsIn, normaliseClassName } from '#server/features/classes/exports.rules.ts'
import { nameKey } from '../compare/name-key.ts'
import type { EntryPerson } from '../entries.ts'
import type { RosterSnapshot, SnapshotClass, SnapshotPerson } from '../snapshot.ts'
import { knownBy } from './known-by.ts'

export type DraftOptions = {
  /** The current academic year of each organisation. */
  years: ReadonlyMap<string, string>
  newId: () => string
}

type Employment = RosterSnapshot['employments'][number]
type Enrolment = RosterSnapshot['enrolments'][number]
type Guardianship = RosterSnapshot['guardianships'][number]
export type Draft = ReturnType<typeof draftOf>

/** A roster in the making: the one before, with what was added, replaced and taken out. The one before is left as it is. */
export function draftOf(before: RosterSnapshot, { years, newId }: DraftOptions) {
  const persons = new Map(before.persons.map((person) => [person.id, person]))
  const classes = new Map(before.classes.map((one) => [one.id, one]))
  const kindOf = new Map(before.organisations.map(({ id, kind }) => [id, kind]))
  const employments = Map.groupBy(before.employments, ({ personId }) => personId)
  const enrolments = Map.groupBy(before.enrolments, ({ personId }) => personId)
  const guardianships = Map.groupBy(before.guardianships, ({ childId }) => childId)
  const classIds = new Map<string, string>()
  const known = knownBy(persons)
  /** Whose lists speak of a person. */
  const saidIn = new Map<string, string>()

  const yearRank = (one: SnapshotClass) => (one.academicYear === years.get(one.organisationId) ? '~' : one.academicYear)
  for (const one of [...before.classes].sort((a, b) => (yearRank(a) < yearRank(b) ? -1 : 1)))
    classIds.set(`${one.organisationId} ${nameKey(one.name)}`, one.id)
  for (const { personId, organisationId } of before.employments) remember(personId, organisationId)
  for (const { personId, classId, kind } of before.enrolments) {
    const organisationId = classes.get(classId)!.organisationId
    remember(personId, organisationId)
    if (kind !== 'pupil') continue
    for (const { guardianId } of guardianships.get(personId) ?? []) remember(guardianId, organisationId)
  }

  function remember(personId: string, organisationId: string): void {
    const person = persons.get(personId)
    if (person) known.remember(person, organisationId)
  }

  return {
    persons,
    classes,
    employments,
    enrolments,
    guardianships,
    saidIn,
    /** Somebody of the organisation with the same number, or for a guardian with the same name and contact; else new. */
    personFor(said: EntryPerson, organisationId: string, as: 'member' | 'guardian'): string {
      const found = known.find(said, organisationId, as === 'guardian' ? 'contacts' : 'numbers')
      if (found !== undefined) return found
      const id = newId()
      persons.set(id, { ...said, id })
      saidIn.set(id, organisationId)
      remember(id, organisationId)
      return id
    },
    /** Takes over what is said and not known, or known otherwise. */
    setFacts(
      personId: string,
      said: EntryPerson,
      { organisationId, facts }: { organisationId: string; facts: readonly (keyof EntryPerson)[] },
    ): void {
      const former = persons.get(personId)!
      const news = facts.filter((fact) => said[fact] !== '' && isNews(fact, said[fact], former))
      if (news.length === 0) return
      if (news.some((fact) => nameParts.includes(fact))) known.renamed(former)
      persons.set(personId, Object.assign({ ...former }, ...news.map((fact) => ({ [fact]: said[fact] }))))
      saidIn.set(personId, organisationId)
      remember(personId, organisationId)
    },
    /** The class of that name, made where it is missing. */
    classFor(organisationId: string, name: string, said: ClassKind): SnapshotClass | undefined {
      const classId = classIds.get(`${organisationId} ${nameKey(name)}`)
      if (classId !== undefined) return classes.get(classId)
      const allowed = classKindsIn[kindOf.get(organisationId)!]
      const kind = allowed.includes(said) ? said : allowed[0]
      if (!kind) return undefined
      const academicYear = years.get(organisationId) ?? ''
      const one = { id: newId(), organisationId, kind, name: normaliseClassName(kind, name), academicYear }
      classes.set(one.id, one)
      classIds.set(`${organisationId} ${nameKey(name)}`, one.id)
      return one
    },
    employ: (one: Employment, instead?: Employment) => put(employments, one.personId, one, instead),
    enrol: (one: Enrolment, instead?: Enrolment) => put(enrolments, one.personId, one, instead),
    tie: (one: Guardianship, instead?: Guardianship) => put(guardianships, one.childId, one, instead),
    snapshot: (): RosterSnapshot => ({
      organisations: before.organisations,
      classes: [...classes.values()],
      persons: [...persons.values()],
      employments: [...employments.values()].flat(),
      enrolments: [...enrolments.values()].flat(),
      guardianships: [...guardianships.values()].flat(),
    }),
  }
}

const nameParts: readonly string[] = ['familyName', 'givenName', 'patronymic']

/** ё for е and the keyboard are no news, and neither is a number of our own. */
function isNews(fact: keyof EntryPerson, said: string, known: SnapshotPerson): boolean {
  if (nameParts.includes(fact)) return nameKey(said) !== nameKey(known[fact])
  return said !== known[fact] && said !== known.id
}

function put<T>(all: Map<string, T[]>, key: string, one: T, instead?: T): void {
  const own = all.get(key) ?? []
  all.set(key, instead ? own.map((known) => (known === instead ? one : known)) : [...own, one])
}
