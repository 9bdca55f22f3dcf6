import type { ImportDecision } from '#protocol/roster-import.ts'
import type { RosterEntry } from '../entries.ts'
import type { RosterSnapshot } from '../snapshot.ts'
import { changesOf } from './changes.rules.ts'
import type { Comparison, Cover, Doubt, Matched } from './comparison.ts'
import { entryOfFacts, type Facts } from './entry-of-facts.rules.ts'
import { guessCover, isCovered, saidCover } from './cover.rules.ts'
import { matchEntries } from './match.rules.ts'
import { indexRoster, organisationKey, type Member, type RosterIndex } from './roster-index.ts'
import { decisionsOf, type Decisions } from './rulings.rules.ts'
import { subjectsOf } from './subjects.rules.ts'

export type CompareOptions = {
  /** Where entries belong that name no organisation. Without it: an organisation of which nothing is known. */
  organisationId?: string | undefined
  /** Said by hand; otherwise guessed for each organisation. */
  cover?: Cover['of'] | undefined
  /** Numbers (ours or external ones) of people whom the file says have left. */
  gone?: readonly string[] | undefined
  /** Of whom the file says something, but nothing of work or class. */
  facts?: readonly Facts[] | undefined
  /** What somebody has made of doubts that were shown; of others nothing is said. */
  decisions?: readonly ImportDecision[] | undefined
}

/**
 * Entries of a file against the roster as it stands, organisation by organisation. Pure; rows in another order give the
 * same result, and a file whose entries stand on the roster already changes nothing.
 */
export function compareRoster(
  entries: readonly RosterEntry[],
  snapshot: RosterSnapshot,
  options: CompareOptions = {},
): Comparison {
  const index = indexRoster(snapshot)
  const result: Comparison = { ...nothingFound(), unknownOrganisations: [], covers: [] }
  const decisions = decisionsOf(options.decisions)
  const partitions = Map.groupBy(entries, (entry) => organisationIn(entry, index, options))
  for (const [organisation, own] of partitions) compareOne(own, organisation, { index, options, decisions, result })
  addFacts(index, options, result)
  addGone(index, options, result)
  return sorted(result)
}

function nothingFound(): Omit<Comparison, 'unknownOrganisations' | 'covers'> {
  return { added: [], changed: [], same: [], left: [], doubtful: [] }
}

/** An organisation's id, or `name:…` for one that the roster does not know. */
function organisationIn({ organisation }: RosterEntry, index: RosterIndex, { organisationId }: CompareOptions): string {
  if (organisation === '') return organisationId ?? 'name:'
  return index.organisation(organisation)?.id ?? `name:${organisationKey(organisation)}`
}

type Work = { index: RosterIndex; options: CompareOptions; decisions: Decisions; result: Comparison }

function compareOne(
  entries: readonly RosterEntry[],
  organisation: string,
  { index, options, decisions, result }: Work,
): void {
  const isUnknown = organisation.startsWith('name:')
  if (isUnknown && organisation !== 'name:') result.unknownOrganisations.push(firstName(entries))
  const { subjects, doubtful } = subjectsOf(entries, decisions)
  const members = isUnknown ? [] : index.members(organisation)
  const { pairs, added, doubtful: unsure, unmatched } = matchEntries(subjects, members, decisions)
  result.doubtful.push(...doubtful, ...unsure)
  result.added.push(...added.filter(({ held }) => !held))
  for (const { entry, member } of pairs) {
    const changes = entry.held ? [] : changesOf(entry, member, index)
    const matched: Matched = { entry, personId: member.person.id, changes }
    if (!entry.held) (changes.length > 0 ? result.changed : result.same).push(matched)
  }
  const cover = options.cover
    ? saidCover(options.cover, entries)
    : guessCover(entries, isUnknown ? [] : index.classNames(organisation))
  result.covers.push({ organisation, cover, known: members.length })
  for (const member of unmatched) {
    if (isCovered(cover, member) && !isAdministration(member))
      result.left.push({ personId: member.person.id, organisationId: organisation })
  }
}

/** Known by the number, and not named where the person works or learns. */
function addFacts(index: RosterIndex, { facts = [], organisationId }: CompareOptions, result: Comparison): void {
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
function addGone(index: RosterIndex, { gone = [], organisationId }: CompareOptions, result: Comparison): void {
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

/** A list of teachers may well lack the head: administrative roles are taken by hand, as they are given. */
function isAdministration({ employments }: Member): boolean {
  return employments.some(({ administrative }) => administrative)
}

function firstName(entries: readonly RosterEntry[]): string {
  return entries.map(({ organisation }) => organisation).sort()[0] ?? ''
}

function sorted(result: Comparison): Comparison {
  const byPlaces = (one: { places: Doubt['places'] }) =>
    one.places.map(({ sheet, line }) => `${sheet} ${String(line).padStart(8, '0')}`).join()
  const by = <T>(all: T[], keyOf: (one: T) => string) => {
    const keyed = all.map((one) => ({ one, key: keyOf(one) }))
    return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one)
  }
  return {
    added: by(result.added, byPlaces),
    changed: by(result.changed, ({ entry }) => byPlaces(entry)),
    same: by(result.same, ({ entry }) => byPlaces(entry)),
    left: by(result.left, ({ personId }) => personId),
    doubtful: by(result.doubtful, (one) => byPlaces(one) + one.reason),
    unknownOrganisations: result.unknownOrganisations.sort(),
    covers: by(result.covers, ({ organisation }) => organisation),
  }
}
