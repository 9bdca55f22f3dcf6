import { nameKey } from './name-key.ts'
import type { GuardianRights } from '#protocol/roster.ts'
import { usualRights, type RosterSnapshot, type SnapshotOrganisation, type SnapshotPerson } from '../snapshot.ts'

/** A person of one organisation with the ties to it. */
export type Member = {
  person: SnapshotPerson
  employments: RosterSnapshot['employments']
  /** Classes of this organisation that the person is a pupil of. */
  pupilOf: { name: string; from: string; order: string }[]
  formTeacherOf: string[]
}

export type RosterIndex = {
  /** By id, name or INN as a file writes it. */
  organisation(said: string): SnapshotOrganisation | undefined
  organisationIds: readonly string[]
  members(organisationId: string): Member[]
  classNames(organisationId: string): string[]
  guardiansOf(
    personId: string,
  ): { person: SnapshotPerson; kinship: string; legalKind: string; rights: GuardianRights }[]
}

export function indexRoster(snapshot: RosterSnapshot): RosterIndex {
  const persons = new Map(snapshot.persons.map((person) => [person.id, person]))
  const classes = new Map(snapshot.classes.map((one) => [one.id, one]))
  const organisations = new Map<string, SnapshotOrganisation>()
  for (const one of snapshot.organisations) {
    for (const key of [one.id, one.inn, one.name, one.shortName])
      if (key !== '') organisations.set(organisationKey(key), one)
  }
  const members = new Map<string, Map<string, Member>>()
  const memberOf = (organisationId: string, personId: string): Member | undefined => {
    const person = persons.get(personId)
    if (!person) return undefined
    const own = members.get(organisationId) ?? new Map<string, Member>()
    members.set(organisationId, own)
    const member = own.get(personId) ?? { person, employments: [], pupilOf: [], formTeacherOf: [] }
    own.set(personId, member)
    return member
  }
  for (const employment of snapshot.employments) {
    memberOf(employment.organisationId, employment.personId)?.employments.push(employment)
  }
  for (const { personId, classId, kind, from, order } of snapshot.enrolments) {
    const one = classes.get(classId)
    if (!one) continue
    if (kind === 'pupil') memberOf(one.organisationId, personId)?.pupilOf.push({ name: one.name, from, order })
    if (kind === 'form_teacher') memberOf(one.organisationId, personId)?.formTeacherOf.push(one.name)
  }
  const guardians = Map.groupBy(snapshot.guardianships, ({ childId }) => childId)
  return {
    organisation: (said) => organisations.get(organisationKey(said)),
    organisationIds: snapshot.organisations.map(({ id }) => id),
    members: (organisationId) => [...(members.get(organisationId)?.values() ?? [])],
    classNames: (organisationId) =>
      snapshot.classes.filter((one) => one.organisationId === organisationId).map(({ name }) => name),
    guardiansOf: (personId) =>
      (guardians.get(personId) ?? []).flatMap(
        ({ guardianId, kinship, legalKind = 'unknown', rights = usualRights }) => {
          const person = persons.get(guardianId)
          return person ? [{ person, kinship, legalKind, rights }] : []
        },
      ),
  }
}

/** Names of organisations are written with and without quotes, spaces and numbers' signs. */
export function organisationKey(name: string): string {
  return nameKey(name).replace(/[«»"“”„№.,]/g, '')
}
