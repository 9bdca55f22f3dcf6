import type { OrganisationKind } from '#protocol/accounts.ts'
import type { OrganisationField } from '#protocol/organisations-import.ts'
import { mayStandUnder } from '#server/features/organisations/exports.ts'
import { knownIndex, type KnownIndex, type KnownOrganisation } from './known.ts'
import type { OrganisationEntry } from './entries.ts'
import { nameKey } from './names.rules.ts'

export type DoubtReason =
  | 'twice_in_file'
  | 'same_inn'
  | 'same_name'
  | 'several'
  | 'inn_elsewhere'
  | 'closed'
  | 'kind_not_below'

export type Change = { field: OrganisationField; from: string; to: string }

export type Changed = { entry: OrganisationEntry; known: KnownOrganisation; changes: Change[] }
export type Doubt = { entry: OrganisationEntry; reason: DoubtReason }

export type Comparison = {
  added: OrganisationEntry[]
  changed: Changed[]
  same: OrganisationEntry[]
  doubtful: Doubt[]
}

type Office = { id: string; kind: OrganisationKind }

/**
 * What a list would change below an office. The same INN and KPP are the same organisation; branches share the INN. An
 * organisation that is known without its KPP is found by the INN, one without an INN directly under the office by its name.
 */
export function compareOrganisations(
  entries: readonly OrganisationEntry[],
  known: readonly KnownOrganisation[],
  office: Office,
): Comparison {
  const index = knownIndex(known, office.id)
  const comparison: Comparison = { added: [], changed: [], same: [], doubtful: [] }
  const doubt = (list: readonly OrganisationEntry[], reason: DoubtReason) => {
    for (const entry of list) comparison.doubtful.push({ entry, reason })
  }
  const found = new Map<KnownOrganisation, OrganisationEntry[]>()
  const added: OrganisationEntry[] = []
  for (const entry of joinedRepeats(entries)) {
    const match = findKnown(entry, index)
    if (typeof match === 'string') doubt([entry], match)
    else if (match) found.set(match, [...(found.get(match) ?? []), entry])
    else if (!mayStandUnder(office.kind, entry.kind)) doubt([entry], 'kind_not_below')
    else added.push(entry)
  }
  const matched: [OrganisationEntry, KnownOrganisation][] = []
  for (const [organisation, [entry, ...more]] of found) {
    if (more.length > 0) doubt([entry!, ...more], 'twice_in_file')
    else matched.push([entry!, organisation])
  }
  const clashes = clashesIn(added, matched)
  for (const [entry, organisation] of matched) {
    if (clashes.has(entry)) doubt([entry], clashes.get(entry)!)
    else settle(comparison, entry, organisation)
  }
  for (const entry of added) {
    if (clashes.has(entry)) doubt([entry], clashes.get(entry)!)
    else comparison.added.push(entry)
  }
  return comparison
}

/** Registers name an organisation once for each of its papers: rows that say the same are one. */
function joinedRepeats(entries: readonly OrganisationEntry[]): OrganisationEntry[] {
  const joined = new Map<string, OrganisationEntry>()
  for (const { places, ...entry } of entries) {
    const { profile, kind: _kind, ...rest } = entry
    const key = JSON.stringify([rest, Object.entries(profile).toSorted(([a], [b]) => a.localeCompare(b))])
    const before = joined.get(key)
    if (before) before.places.push(...places)
    else joined.set(key, { ...entry, places: [...places] })
  }
  return [...joined.values()]
}

function findKnown(entry: OrganisationEntry, index: KnownIndex): KnownOrganisation | DoubtReason | undefined {
  const { inn = '', kpp = '' } = entry.profile
  if (inn === '') return single(index.namedLike(entry).filter(({ isOpen }) => isOpen))
  const all = index.withInn(inn)
  const there = all.filter(({ isOpen }) => isOpen)
  const fitting = fittingIn(there, entry)
  if (fitting.length > 0) return fitting[0]!.isBelow ? single(fitting) : 'inn_elsewhere'
  const head = there.find(({ isBranch }) => !isBranch)
  if (head && !entry.isBranch) return head.isBelow ? 'same_inn' : 'inn_elsewhere'
  if (all.some((one) => !one.isOpen && one.isBelow && (one.profile.kpp === kpp || kpp === ''))) return 'closed'
  const named = index.namedLike(entry).filter(({ isOpen }) => isOpen)
  const nameless = named.filter(({ profile, isBranch }) => profile.inn === '' && isBranch === entry.isBranch)
  if (nameless.length > 0) return single(nameless)
  return named.some(({ name }) => name === entry.name || name === entry.shortName) ? 'same_name' : undefined
}

/** Of those that have the INN: by the KPP, else by what does not contradict it. */
function fittingIn(there: readonly KnownOrganisation[], { profile, isBranch }: OrganisationEntry): KnownOrganisation[] {
  const { kpp = '' } = profile
  const exact = there.filter((one) => kpp !== '' && one.profile.kpp === kpp)
  if (exact.length > 0) return exact
  return there.filter((one) => one.isBranch === isBranch && (kpp === '' || one.profile.kpp === ''))
}

function single(fitting: readonly KnownOrganisation[]): KnownOrganisation | DoubtReason | undefined {
  return fitting.length > 1 ? 'several' : fitting[0]
}

function settle(comparison: Comparison, entry: OrganisationEntry, known: KnownOrganisation): void {
  const changes = changesOf(entry, known)
  if (changes.length === 0) comparison.same.push(entry)
  else comparison.changed.push({ entry, known, changes })
}

/** What the file says otherwise; what it does not say stays. Kind, branch and place in the tree are the office's own to say. */
function changesOf({ name, shortName, profile }: OrganisationEntry, known: KnownOrganisation): Change[] {
  const said = { name, shortName, ...profile }
  const before = { name: known.name, shortName: known.shortName, ...known.profile }
  return (Object.keys(said) as (keyof typeof said)[]).flatMap((field) => {
    const to = said[field] ?? ''
    const from = before[field]
    return to === '' || to === from ? [] : [{ field, from, to }]
  })
}

/** What cannot all be so at once: several heads with one INN; new organisations of one name, or of one INN with KPP. */
function clashesIn(
  added: readonly OrganisationEntry[],
  matched: readonly (readonly [OrganisationEntry, KnownOrganisation])[],
): Map<OrganisationEntry, DoubtReason> {
  const clashes = new Map<OrganisationEntry, DoubtReason>()
  const mark = (
    reason: DoubtReason,
    entries: readonly OrganisationEntry[],
    key: (entry: OrganisationEntry) => string,
  ) => {
    for (const [word, alike] of Map.groupBy(entries, key)) {
      if (word !== '' && alike.length > 1) for (const entry of alike) clashes.set(entry, reason)
    }
  }
  const heads = [
    ...added.filter(({ isBranch }) => !isBranch),
    ...matched.filter(([, { isBranch }]) => !isBranch).map(([entry]) => entry),
  ]
  mark('same_inn', heads, ({ profile }) => profile.inn ?? '')
  mark('twice_in_file', added, ({ name, shortName }) => nameKey(name || shortName))
  mark('twice_in_file', added, ({ profile: { inn = '', kpp = '' } }) => (inn === '' ? '' : `${inn} ${kpp}`))
  return clashes
}
