import { createHash } from 'node:crypto'
import type { OrganisationKind } from '#protocol/accounts.ts'
import type { OrganisationDecision, OrganisationField, OrganisationRuling } from '#protocol/organisations-import.ts'
import { mayStandUnder } from '#server/features/organisations/exports.ts'
import { knownIndex, type KnownIndex, type KnownOrganisation } from './known.ts'
import type { OrganisationEntry } from './entries.ts'
import { nameKey } from './names.rules.ts'
import { officeFinder } from './parents.rules.ts'

export type DoubtReason =
  | 'twice_in_file'
  | 'same_inn'
  | 'same_name'
  | 'several'
  | 'inn_elsewhere'
  | 'closed'
  | 'kind_not_below'
  | 'parent_unknown'

export type Change = { field: OrganisationField; from: string; to: string }

export type Changed = { entry: OrganisationEntry; known: KnownOrganisation; changes: Change[] }
/** `under`: the short name of the office below; null for the one that the list is brought in under. */
export type Added = OrganisationEntry & { parentId: string; under: string | null }
export type Doubt = { entry: OrganisationEntry; reason: DoubtReason; candidates: KnownOrganisation[] }
export type Decided = Doubt & { decision: OrganisationDecision }

export type Comparison = {
  added: Added[]
  changed: Changed[]
  same: OrganisationEntry[]
  /** Those that nobody has decided, or whose decision cannot be. */
  doubtful: Doubt[]
  decided: Decided[]
}

type Office = { id: string; kind: OrganisationKind; shortName?: string }

/** What a person says beside the file: an office below for all, and what is to be made of doubts. */
export type Placing = { parentId?: string | undefined; decisions: readonly OrganisationDecision[] }

/**
 * What a list would change below an office. The same INN and KPP are the same organisation; branches share the INN. An
 * organisation that is known without its KPP is found by the INN, one without an INN directly under its office by its name.
 * What was decided of a doubt counts as if the list said so, and is weighed again beside all others.
 */
export function compareOrganisations(
  entries: readonly OrganisationEntry[],
  known: readonly KnownOrganisation[],
  office: Office,
  placing: Placing = { decisions: [] },
): Comparison {
  const world = { index: knownIndex(known), parents: parentsOf(known, office, placing.parentId) }
  const joined = joinedRepeats(entries)
  const first = sortOut(joined, world, new Map())
  const byKey = new Map(placing.decisions.map((decision) => [decision.doubt, decision]))
  const decided = first.doubtful.flatMap((doubt): Decided[] => {
    const decision = byKey.get(keyOf(doubt.entry))
    return decision && isPossible(doubt, decision) ? [{ ...doubt, decision }] : []
  })
  if (decided.length === 0) return { ...first, decided }
  const out = leftOut(first.doubtful, decided)
  const rulings: Rulings = new Map(decided.map((one) => [keyOf(one.entry), one.decision]))
  const second = sortOut(
    joined.filter((entry) => !out.has(keyOf(entry))),
    world,
    rulings,
  )
  const open = new Set(second.doubtful.map(({ entry }) => keyOf(entry)))
  return { ...second, decided: decided.filter(({ entry }) => !open.has(keyOf(entry))) }
}

/** Rows that are skipped, and those in whose place another one is taken. */
function leftOut(doubtful: readonly Doubt[], decided: readonly Decided[]): Set<string> {
  const of = (is: OrganisationRuling) => decided.filter(({ decision }) => decision.is === is)
  const taken = new Set(of('take').flatMap(groupsOf))
  const kept = new Set(of('take').map(({ entry }) => keyOf(entry)))
  const beside = doubtful.filter(
    (doubt) => doubt.reason === 'twice_in_file' && groupsOf(doubt).some((group) => taken.has(group)),
  )
  return new Set([...of('skip'), ...beside].map(({ entry }) => keyOf(entry)).filter((key) => !kept.has(key)))
}

/** By what rows may be about one organisation. */
function groupsOf({ entry: { name, shortName, profile }, candidates }: Doubt): string[] {
  const { inn = '', kpp = '' } = profile
  const groups = [...candidates.map(({ id }) => id), nameKey(name || shortName)]
  return inn === '' ? groups : [...groups, `${inn} ${kpp}`]
}

/** A fingerprint of a row by which a decision finds it again. */
export function keyOf({ places: [place], name, shortName, profile }: OrganisationEntry): string {
  const text = JSON.stringify([place, name, shortName, profile.inn, profile.kpp])
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}

/** What a person may make of a doubt. */
export function rulingsOf({
  reason,
  candidates,
  entry,
}: Pick<Doubt, 'reason' | 'candidates' | 'entry'>): OrganisationRuling[] {
  const same = candidates.length > 0 ? (['same'] as const) : []
  switch (reason) {
    case 'twice_in_file':
      return ['take', 'skip']
    case 'same_inn':
      return [...same, 'branch', 'skip']
    case 'several':
      return entry.profile.inn ? [...same, 'skip'] : [...same, 'new', 'skip']
    case 'same_name':
      return [...same, 'new', 'skip']
    case 'closed':
      return ['new', 'skip']
    case 'parent_unknown':
      return ['under', 'skip']
    case 'inn_elsewhere':
    case 'kind_not_below':
      return ['skip']
  }
}

function isPossible(doubt: Doubt, { is, organisationId }: OrganisationDecision): boolean {
  if (!rulingsOf(doubt).includes(is)) return false
  const needsOne = is === 'same' || is === 'under'
  return !needsOne || doubt.candidates.some(({ id }) => id === organisationId)
}

type World = { index: KnownIndex; parents: ReturnType<typeof parentsOf> }
type Sorted = Omit<Comparison, 'decided'>

/** Under which office a new organisation is to stand; `undefined` where the list names one that is not found. */
function parentsOf(known: readonly KnownOrganisation[], office: Office, parentId: string | undefined) {
  const offices = known.filter(({ kind, isBelow, isOpen }) => isBelow && isOpen && kind === 'municipality')
  const find = officeFinder(offices)
  const usual = offices.find(({ id }) => id === parentId) ?? office
  return {
    offices,
    of({ parent, isParentSaid }: OrganisationEntry): Office | undefined {
      const found = parent === undefined ? undefined : offices.find(({ id }) => id === find(parent)?.id)
      // A founder need not be an office here, and a file may be for one office as a whole.
      const isOpenQuestion = isParentSaid && parentId === undefined && offices.length > 0
      return found ?? (isOpenQuestion ? undefined : usual)
    },
    byId: (id: string | undefined) => offices.find((one) => one.id === id),
  }
}

type Rulings = ReadonlyMap<string, OrganisationDecision>

function sortOut(entries: readonly OrganisationEntry[], { index, parents }: World, rulings: Rulings): Sorted {
  const comparison: Sorted = { added: [], changed: [], same: [], doubtful: [] }
  const doubt = (list: readonly OrganisationEntry[], reason: DoubtReason, candidates: KnownOrganisation[] = []) => {
    for (const entry of list) comparison.doubtful.push({ entry, reason, candidates })
  }
  const found = new Map<KnownOrganisation, OrganisationEntry[]>()
  const added: Added[] = []
  for (const entry of entries) {
    const ruling = rulings.get(keyOf(entry))
    const parent = ruling?.is === 'under' ? parents.byId(ruling.organisationId) : parents.of(entry)
    const match = ruled(ruling, index) ?? findKnown(entry, index, parent?.id ?? '')
    if (match !== 'new' && 'reason' in match) doubt([entry], match.reason, match.candidates)
    else if (match !== 'new') found.set(match, [...(found.get(match) ?? []), entry])
    else if (!parent) doubt([entry], 'parent_unknown', parents.offices)
    else if (!mayStandUnder(parent.kind, entry.kind)) doubt([entry], 'kind_not_below')
    else added.push({ ...entry, isBranch: entry.isBranch || ruling?.is === 'branch', ...placeUnder(parent, parents) })
  }
  const matched: [OrganisationEntry, KnownOrganisation][] = []
  for (const [organisation, [entry, ...more]] of found) {
    if (more.length > 0) doubt([entry!, ...more], 'twice_in_file', [organisation])
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

function placeUnder(parent: Office, { byId }: World['parents']): Pick<Added, 'parentId' | 'under'> {
  return { parentId: parent.id, under: byId(parent.id)?.shortName ?? null }
}

type Match = KnownOrganisation | { reason: DoubtReason; candidates: KnownOrganisation[] } | 'new'

/** What a person has said; `undefined` where the list itself has to tell. */
function ruled(ruling: OrganisationDecision | undefined, index: KnownIndex): Match | undefined {
  if (ruling?.is === 'new' || ruling?.is === 'branch') return 'new'
  return ruling?.is === 'same' ? index.withId(ruling.organisationId) : undefined
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

function findKnown(entry: OrganisationEntry, index: KnownIndex, parentId: string): Match {
  const { inn = '', kpp = '' } = entry.profile
  const named = index.namedLike(entry, parentId).filter(({ isOpen }) => isOpen)
  if (inn === '') return single(named)
  const all = index.withInn(inn)
  const there = all.filter(({ isOpen }) => isOpen)
  const fitting = fittingIn(there, entry)
  if (fitting.length > 0) return fitting[0]!.isBelow ? single(fitting) : unsure('inn_elsewhere')
  const head = there.find(({ isBranch }) => !isBranch)
  if (head && !entry.isBranch) return head.isBelow ? unsure('same_inn', [head]) : unsure('inn_elsewhere')
  if (all.some((one) => !one.isOpen && one.isBelow && (one.profile.kpp === kpp || kpp === ''))) return unsure('closed')
  const nameless = named.filter(({ profile, isBranch }) => profile.inn === '' && isBranch === entry.isBranch)
  if (nameless.length > 0) return single(nameless)
  const alike = named.filter(({ name }) => name === entry.name || name === entry.shortName)
  return alike.length > 0 ? unsure('same_name', alike) : 'new'
}

function unsure(reason: DoubtReason, candidates: KnownOrganisation[] = []): Match {
  return { reason, candidates }
}

/** Of those that have the INN: by the KPP, else by what does not contradict it. */
function fittingIn(there: readonly KnownOrganisation[], { profile, isBranch }: OrganisationEntry): KnownOrganisation[] {
  const { kpp = '' } = profile
  const exact = there.filter((one) => kpp !== '' && one.profile.kpp === kpp)
  if (exact.length > 0) return exact
  return there.filter((one) => one.isBranch === isBranch && (kpp === '' || one.profile.kpp === ''))
}

function single(fitting: readonly KnownOrganisation[]): Match {
  if (fitting.length > 1) return unsure('several', [...fitting])
  return fitting[0] ?? 'new'
}

function settle(comparison: Sorted, entry: OrganisationEntry, known: KnownOrganisation): void {
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
