import { canShareNumber, fullKey } from '../compare/same-person.rules.ts'
import type { EntryPerson } from '../entries.ts'
import type { SnapshotPerson } from '../snapshot.ts'

/** People of one organisation by what they are known by. No texts of its own: there are 140,000 people in a municipality. */
type Signs = {
  numbers: Map<string, string>
  snils: Map<string, string>
  phones: Map<string, string[]>
  emails: Map<string, string[]>
}

/** Finds people of an organisation by their numbers, or by name and contact; the first who was named counts. */
export function knownBy(persons: ReadonlyMap<string, SnapshotPerson>) {
  const signs = new Map<string, Signs>()
  /** Names that were changed while the file was applied: its other rows may still give them. */
  const former = new Map<string, EntryPerson[]>()

  function signsOf(organisationId: string): Signs {
    const known = signs.get(organisationId)
    if (known) return known
    const made = { numbers: new Map(), snils: new Map(), phones: new Map(), emails: new Map() }
    signs.set(organisationId, made)
    return made
  }

  function find(said: EntryPerson, organisationId: string, by: 'numbers' | 'contacts'): string | undefined {
    const { numbers, snils, phones, emails } = signsOf(organisationId)
    const byNumber = [numbers.get(said.externalId), snils.get(said.snils)]
    if (by === 'numbers') return firstOf(said, byNumber)
    const byContact = [phones.get(said.phone), emails.get(said.email)].map((ids) => namedLike(said, ids))
    return firstOf(said, [...byNumber, ...byContact])
  }

  function firstOf(said: EntryPerson, ids: readonly (string | undefined)[]): string | undefined {
    return ids.find((id) => id !== undefined && canShareNumber(said, persons.get(id)!))
  }

  function namedLike(said: EntryPerson, ids: readonly string[] = []): string | undefined {
    if (ids.length === 0) return undefined
    const sought = fullKey(said)
    return ids.find((id) => [persons.get(id)!, ...(former.get(id) ?? [])].some((one) => fullKey(one) === sought))
  }

  return {
    find,
    remember(person: SnapshotPerson, organisationId: string): void {
      const { numbers, snils, phones, emails } = signsOf(organisationId)
      for (const number of [person.externalId, person.id]) addFirst(numbers, number, person.id)
      addFirst(snils, person.snils, person.id)
      addNext(phones, person.phone, person.id)
      addNext(emails, person.email, person.id)
    },
    renamed(before: SnapshotPerson): void {
      former.set(before.id, [...(former.get(before.id) ?? []), before])
    },
  }
}

function addFirst(all: Map<string, string>, sign: string, id: string): void {
  if (sign !== '' && !all.has(sign)) all.set(sign, id)
}

function addNext(all: Map<string, string[]>, sign: string, id: string): void {
  if (sign === '') return
  const ids = all.get(sign)
  if (!ids) all.set(sign, [id])
  else if (!ids.includes(id)) ids.push(id)
}
