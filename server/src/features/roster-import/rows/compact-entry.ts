import type { EntryPerson, RosterEntry } from '../entries.ts'
import { apart, type Once } from '../once.ts'

/** The same entry in less memory: it is kept until the whole file was compared. */
export function compactEntry(entry: RosterEntry, once: Once): RosterEntry {
  const organisation = once(entry.organisation)
  const person = compactPerson(entry.person, once)
  const places = entry.places.map(({ sheet, line }) => ({ sheet: once(sheet), line }))
  if (entry.kind === 'staff') {
    const position = once(entry.position)
    const subjects = entry.subjects.map(once)
    return { ...entry, organisation, person, places, position, subjects, formTeacherOf: entry.formTeacherOf.map(once) }
  }
  return {
    ...entry,
    ...{ organisation, person, places },
    className: once(entry.className),
    enrolledOn: once(entry.enrolledOn),
    order: once(entry.order),
    guardians: entry.guardians.map((guardian) => compactPerson(guardian, once)),
  }
}

function compactPerson<T extends EntryPerson>(person: T, once: Once): T {
  return {
    ...person,
    familyName: once(person.familyName),
    givenName: once(person.givenName),
    patronymic: once(person.patronymic),
    birthDate: once(person.birthDate),
    sex: once(person.sex),
    snils: apart(person.snils),
    phone: apart(person.phone),
    email: apart(person.email),
    fileNumber: apart(person.fileNumber),
    externalId: apart(person.externalId),
  }
}
