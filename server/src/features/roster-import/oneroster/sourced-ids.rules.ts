import type { RosterSnapshot } from '../snapshot.ts'

const ours = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * A roster in which whoever came from another system of ours has the id given there instead of an external number: what is handed
 * on is what was handed over.
 */
export function withFirstIds(snapshot: RosterSnapshot): RosterSnapshot {
  const taken = new Set(snapshot.persons.map(({ id }) => id))
  const first = new Map<string, string>()
  for (const { id, externalId } of snapshot.persons) {
    if (!ours.test(externalId) || taken.has(externalId)) continue
    taken.add(externalId)
    first.set(id, externalId)
  }
  if (first.size === 0) return snapshot
  const idOf = (id: string) => first.get(id) ?? id
  return {
    ...snapshot,
    persons: snapshot.persons.map((one) => (first.has(one.id) ? { ...one, id: idOf(one.id), externalId: '' } : one)),
    employments: snapshot.employments.map((one) => ({ ...one, personId: idOf(one.personId) })),
    enrolments: snapshot.enrolments.map((one) => ({ ...one, personId: idOf(one.personId) })),
    guardianships: snapshot.guardianships.map((one) => ({
      ...one,
      ...{ guardianId: idOf(one.guardianId), childId: idOf(one.childId) },
    })),
  }
}
