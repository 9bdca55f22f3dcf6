import type { ImportDecision } from '#protocol/roster-import.ts'
import type { RosterEntry } from '../entries.ts'
import type { RosterSnapshot } from '../snapshot.ts'
import { changesOf } from './changes.rules.ts'
import { isAdministration, organisationComparer } from './compare-organisation.rules.ts'
import type { Comparison, Cover, Matched } from './comparison.ts'
import { entryOfFacts, type Facts } from './entry-of-facts.rules.ts'
import { indexRoster, organisationKey, type RosterIndex } from './roster-index.ts'
import { decisionsOf } from './rulings.rules.ts'
import { sortedComparison } from './sorted-comparison.ts'

/** What holds of a file as long as it is the same. */
export type FileOptions = {
  /** Where entries belong that name no organisation. Without it: an organisation of which nothing is known. */
  organisationId?: string | undefined
  /** Numbers (ours or external ones) of people whom the file says have left. */
  gone?: readonly string[] | undefined
  /** Of whom the file says something, but nothing of work or class. */
  facts?: readonly Facts[] | undefined
}

/** What somebody may say otherwise when it has been shown. */
export type Choices = {
  /** Said by hand; otherwise guessed for each organisation. */
  cover?: Cover['of'] | undefined
  /** What somebody has made of doubts that were shown; of others nothing is said. */
  decisions?: readonly ImportDecision[] | undefined
}

export type CompareOptions = FileOptions & Choices

/**
 * Entries of a file against the roster as it stands, organisation by organisation. Pure; rows in another order give the
 * same result, and a file whose entries stand on the roster already changes nothing.
 */
export function compareRoster(
  entries: readonly RosterEntry[],
  snapshot: RosterSnapshot,
  options: CompareOptions = {},
): Comparison {
  return rosterComparer(entries, snapshot, options)(options)
}

/**
 * The same for one choice after another. Another choice costs only the organisations in which it makes a difference; the
 * result is that of comparing everything anew.
 */
export function rosterComparer(
  entries: readonly RosterEntry[],
  snapshot: RosterSnapshot,
  options: FileOptions = {},
): (choices: Choices) => Comparison {
  const index = indexRoster(snapshot)
  const byOrganisation = Map.groupBy(entries, (entry) => organisationIn(entry, index, options))
  const comparers = [...byOrganisation].map(([organisation, own]) => organisationComparer(own, organisation, index))
  return ({ cover, decisions }) => {
    const said = { cover, decisions: decisionsOf(decisions) }
    const result = together(comparers.map((compare) => compare(said)))
    addFacts(index, options, result)
    addGone(index, options, result)
    return sortedComparison(result)
  }
}

/** An organisation's id, or `name:…` for one that the roster does not know. */
function organisationIn({ organisation }: RosterEntry, index: RosterIndex, { organisationId }: FileOptions): string {
  if (organisation === '') return organisationId ?? 'name:'
  return index.organisation(organisation)?.id ?? `name:${organisationKey(organisation)}`
}

function together(parts: readonly Comparison[]): Comparison {
  return {
    added: parts.flatMap(({ added }) => added),
    changed: parts.flatMap(({ changed }) => changed),
    same: parts.flatMap(({ same }) => same),
    left: parts.flatMap(({ left }) => left),
    doubtful: parts.flatMap(({ doubtful }) => doubtful),
    unknownOrganisations: parts.flatMap(({ unknownOrganisations }) => unknownOrganisations),
    covers: parts.flatMap(({ covers }) => covers),
  }
}

/** Known by the number, and not named where the person works or learns. */
function addFacts(index: RosterIndex, { facts = [], organisationId }: FileOptions, result: Comparison): void {
  const said = new Map(facts.map((one) => [one.id, one]))
  if (said.size === 0) return
  const present = new Set([...result.same, ...result.changed].map(({ personId }) => personId))
  for (const id of organisationId === undefined ? index.organisationIds : [organisationId]) {
    for (const member of index.members(id)) {
      const { person } = member
      const one = said.get(person.id) ?? said.get(person.externalId)
      if (!one || present.has(person.id)) continue
      const entry = entryOfFacts(one, member, id)
      const changes = changesOf(entry, member, index)
      const matched: Matched = { entry, personId: person.id, changes }
      ;(changes.length > 0 ? result.changed : result.same).push(matched)
    }
  }
}

/** Who is said to have left has, if the organisation knows the number and no row brings the person back. */
function addGone(index: RosterIndex, { gone = [], organisationId }: FileOptions, result: Comparison): void {
  const numbers = new Set(gone)
  if (numbers.size === 0) return
  const present = new Set([...result.same, ...result.changed, ...result.left].map(({ personId }) => personId))
  for (const id of organisationId === undefined ? index.organisationIds : [organisationId]) {
    for (const member of index.members(id)) {
      const { person } = member
      const isGone = numbers.has(person.id) || numbers.has(person.externalId)
      if (isGone && !isAdministration(member) && !present.has(person.id))
        result.left.push({ personId: person.id, organisationId: id })
    }
  }
}
