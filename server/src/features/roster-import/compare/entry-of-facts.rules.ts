import type { EntryPerson, Place, RosterEntry } from '../entries.ts'
import type { Member } from './roster-index.ts'

/** What a file says of somebody without a word of work or class: whoever is known by that number stays where he or she is. */
export type Facts = { places: Place[]; id: string; person: EntryPerson }

/** The same as a row of a list would say it that knows the place. */
export function entryOfFacts({ places, person: said }: Facts, member: Member, organisationId: string): RosterEntry {
  const { person, employments, pupilOf } = member
  const about = {
    places,
    organisation: organisationId,
    person: { ...said, externalId: person.externalId },
    held: false,
  }
  const [main] = pupilOf
  if (main) {
    const day = { enrolledOn: '', order: '' }
    return { ...about, kind: 'pupil', className: main.name, classKind: 'class', alsoIn: [], ...day, guardians: [] }
  }
  const role = employments.some((one) => one.role === 'teacher') ? 'teacher' : 'staff'
  return { ...about, kind: 'staff', role, position: '', subjects: [], formTeacherOf: [] }
}
