import type { DemoPerson } from '#protocol/demo.ts'

export interface Group {
  organisationName: string
  people: DemoPerson[]
}

/** One group for each organisation, in the order in which the server names them. */
export function byOrganisation(people: readonly DemoPerson[]): Group[] {
  const groups = new Map<string, Group>()
  for (const person of people) {
    const { organisationName } = person
    const group = groups.get(organisationName) ?? { organisationName, people: [] }
    groups.set(organisationName, group)
    group.people.push(person)
  }
  return [...groups.values()]
}
