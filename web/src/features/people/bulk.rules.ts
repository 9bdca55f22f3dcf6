import type { LeftOutReason } from '#protocol/invitations.ts'

export type BulkKind = 'issue' | 'revoke'

export interface BulkPerson {
  id: string
  fullName: string
}

/** Codes of many people, issued or revoked a part at a time. */
export interface BulkWork {
  accountId: string
  organisationId: string
  kind: BulkKind
  people: readonly BulkPerson[]
  /** So many of them have been dealt with. */
  done: number
  /** Of those the ones for whom it was done. */
  count: number
  /** What was issued, to be printed. */
  invitationIds: readonly string[]
  leftOut: readonly { person: BulkPerson; why: LeftOutReason }[]
  /** `stopped`: a part failed, with the sentence why; it goes on from there. */
  state: 'running' | 'stopped' | 'done'
  failure: string
}

/** What one call did for the next people in line. */
export interface PartDone {
  people: number
  count: number
  invitationIds: readonly string[]
  leftOut: readonly { personId: string; why: LeftOutReason }[]
}

export function nextPart({ people, done }: BulkWork, sizeMax: number): readonly BulkPerson[] {
  return people.slice(done, done + sizeMax)
}

export function withPart(work: BulkWork, part: PartDone): BulkWork {
  const byId = new Map(work.people.map((person) => [person.id, person]))
  const done = work.done + part.people
  return {
    ...work,
    done,
    count: work.count + part.count,
    invitationIds: [...work.invitationIds, ...part.invitationIds],
    leftOut: [...work.leftOut, ...part.leftOut.map(({ personId, why }) => ({ person: byId.get(personId)!, why }))],
    state: done >= work.people.length ? 'done' : 'running',
  }
}

/** As many sheets as one page prints: from, to (both counted from 1) and their ids. */
export function printParts(ids: readonly string[], sizeMax: number): { from: number; to: number; ids: string[] }[] {
  return Array.from({ length: Math.ceil(ids.length / sizeMax) }, (_, index) => {
    const part = ids.slice(index * sizeMax, (index + 1) * sizeMax)
    return { from: index * sizeMax + 1, to: index * sizeMax + part.length, ids: part }
  })
}

export function byName(people: Iterable<BulkPerson>): BulkPerson[] {
  return [...people]
    .map(({ id, fullName }) => ({ id, fullName }))
    .toSorted((a, b) => a.fullName.localeCompare(b.fullName))
}
