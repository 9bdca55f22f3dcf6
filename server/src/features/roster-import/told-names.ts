import type { Comparison } from './compare/comparison.ts'
import type { RosterEntry } from './entries.ts'
import type { RosterSnapshot } from './snapshot.ts'

/** People as a comparison tells of them: «Алиев Магомед, 5А», with the organisation where the file is about several. */
export type ToldNames = {
  ofEntry: (entry: RosterEntry) => string
  /** Of somebody on the roster; only of those who were asked for. */
  ofPerson: (id: string) => string
}

export function toldNames(
  { covers }: Pick<Comparison, 'covers'>,
  snapshot: RosterSnapshot,
  ids: readonly string[],
): ToldNames {
  const isSeveral = covers.length > 1
  const sought = new Set(ids)
  const persons = new Map(snapshot.persons.filter(({ id }) => sought.has(id)).map((person) => [person.id, person]))
  const ties = tiesOf(snapshot, sought)
  const shortNames = shortNamesOf(snapshot)
  const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(', ')
  return {
    ofEntry(entry) {
      const tie = entry.kind === 'pupil' ? entry.className : entry.position
      const organisation = isSeveral ? (shortNames.get(entry.organisation) ?? entry.organisation) : ''
      return joined(nameText(entry.person), tie, organisation)
    },
    ofPerson(id) {
      const { text, organisationId = '' } = ties.get(id) ?? {}
      return joined(nameText(persons.get(id)!), text, isSeveral ? shortNames.get(organisationId) : '')
    },
  }
}

/** The class or the position of each, the first one that is known. */
function tiesOf({ classes, enrolments, employments }: RosterSnapshot, sought: ReadonlySet<string>) {
  const byId = new Map(classes.map((one) => [one.id, one]))
  const ties = new Map<string, { text: string; organisationId: string | undefined }>()
  const tie = (id: string, text = '', organisationId?: string) => {
    if (sought.has(id) && text !== '' && !ties.has(id)) ties.set(id, { text, organisationId })
  }
  for (const { personId, classId, kind } of enrolments)
    if (kind === 'pupil') tie(personId, byId.get(classId)?.name, byId.get(classId)?.organisationId)
  for (const { personId, position, organisationId } of employments) tie(personId, position, organisationId)
  return ties
}

/** By id, and by all that a file may call an organisation. */
function shortNamesOf({ organisations }: RosterSnapshot): Map<string, string> {
  return new Map(
    organisations.flatMap(({ id, name, inn, shortName }) => [id, name, inn].map((key) => [key, shortName] as const)),
  )
}

function nameText({ familyName, givenName, patronymic }: RosterEntry['person']): string {
  return [familyName, givenName, patronymic].filter(Boolean).join(' ')
}
