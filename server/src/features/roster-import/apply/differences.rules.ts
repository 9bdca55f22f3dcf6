import type { EntryPerson } from '../entries.ts'
import type { RosterSnapshot, SnapshotClass, SnapshotPerson } from '../snapshot.ts'
import type { After } from './roster-after.rules.ts'

type Ties<T> = { begun: T[]; changed: T[]; ended: string[] }

/** What has to be written so that a roster becomes another one. */
export type Differences = {
  classes: SnapshotClass[]
  persons: SnapshotPerson[]
  /** Names and birth dates. */
  renamed: { before: SnapshotPerson; after: SnapshotPerson }[]
  details: Said<'sex' | 'snils' | 'fileNumber' | 'externalId'>[]
  contacts: Said<'phone' | 'email'>[]
  employments: Ties<RosterSnapshot['employments'][number]>
  /** `moved`: the day on which it began is another one. */
  enrolments: Ties<RosterSnapshot['enrolments'][number] & { moved?: boolean }>
  guardianships: Ties<RosterSnapshot['guardianships'][number]>
}

type Said<Facts extends keyof EntryPerson> = Pick<SnapshotPerson, Facts> & { personId: string; organisationId: string }

const names = ['familyName', 'givenName', 'patronymic', 'birthDate'] as const
const details = ['sex', 'snils', 'fileNumber', 'externalId'] as const
const contacts = ['phone', 'email'] as const

export function differences(before: RosterSnapshot, { snapshot: after, saidIn }: After): Differences {
  const known = new Map(before.persons.map((person) => [person.id, person]))
  const classes = new Set(before.classes.map(({ id }) => id))
  const other = after.persons.filter((person) => known.get(person.id) !== person)
  const differs = (person: SnapshotPerson, facts: readonly (keyof EntryPerson)[]) => {
    const former = known.get(person.id)
    return facts.some((fact) => person[fact] !== (former?.[fact] ?? ''))
  }
  const said = ({ id }: SnapshotPerson) => ({ personId: id, organisationId: saidIn.get(id)! })
  return {
    classes: after.classes.filter(({ id }) => !classes.has(id)),
    persons: other.filter(({ id }) => !known.has(id)),
    renamed: other.flatMap((person) => {
      const former = known.get(person.id)
      return former && differs(person, names) ? [{ before: former, after: person }] : []
    }),
    details: other
      .filter((person) => differs(person, details))
      .map((person) => ({
        ...said(person),
        sex: person.sex,
        snils: person.snils,
        fileNumber: person.fileNumber,
        externalId: person.externalId,
      })),
    contacts: other
      .filter((person) => differs(person, contacts))
      .map((person) => ({ ...said(person), phone: person.phone, email: person.email })),
    employments: tiesBetween(before.employments, after.employments),
    enrolments: datedTies(before.enrolments, after.enrolments),
    guardianships: tiesBetween(before.guardianships, after.guardianships),
  }
}

function datedTies(
  before: RosterSnapshot['enrolments'],
  after: RosterSnapshot['enrolments'],
): Differences['enrolments'] {
  const ties = tiesBetween(before, after)
  if (ties.changed.length === 0) return ties
  const days = new Map(before.map(({ factId, from }) => [factId, from]))
  return { ...ties, changed: ties.changed.map((one) => ({ ...one, moved: days.get(one.factId) !== one.from })) }
}

function tiesBetween<T extends { factId?: string | undefined }>(before: readonly T[], after: readonly T[]): Ties<T> {
  const known = new Map(before.map((one) => [one.factId, one]))
  const kept = new Set(after.map(({ factId }) => factId))
  return {
    begun: after.filter(({ factId }) => factId === undefined),
    changed: after.filter((one) => one.factId !== undefined && known.get(one.factId) !== one),
    ended: before.flatMap(({ factId }) => (factId !== undefined && !kept.has(factId) ? [factId] : [])),
  }
}
