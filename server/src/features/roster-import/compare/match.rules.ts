import { nameKey } from './name-key.ts'
import type { RosterEntry } from '../entries.ts'
import type { Doubt } from './comparison.ts'
import type { Member } from './roster-index.ts'
import { doubtKey, type Decisions } from './rulings.rules.ts'
import { canShareNumber, differInNumbers, fullKey, isDateSlip, isSimilarName } from './same-person.rules.ts'

const candidatesMax = 60

export type Matches = {
  pairs: { entry: RosterEntry; member: Member }[]
  /** Entries that mean nobody on the roster. */
  added: RosterEntry[]
  doubtful: Doubt[]
  /** Members whom nothing in the file can mean. */
  unmatched: Member[]
}

/**
 * Finds out whom each entry means, by the surest sign first: numbers, name and birth date, name in one class. A sign that
 * fits several on either side decides nothing. What is left and looks alike is doubtful: neither new nor left.
 */
export function matchEntries(
  entries: readonly RosterEntry[],
  members: readonly Member[],
  decisions: Decisions = new Map(),
): Matches {
  if (members.length === 0) return { pairs: [], added: [...entries], doubtful: [], unmatched: [] }
  const sorted = entries
    .map((entry) => ({ entry, key: orderKey(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const state: State = {
    entries: new Set(sorted.map(({ entry }) => entry)),
    members: new Set(members),
    pairs: [],
    doubtful: [],
  }
  pairBy(state, ({ numbers }) => numbers)
  pairBy(state, ({ person }) => person.snils, canShare)
  pairBy(state, ({ person }) => person.fileNumber, isPlausible)
  pairBy(state, ({ person }) => person.birthDate && `${person.birthDate} ${fullKey(person)}`, isPlausible)
  pairBy(state, inClassKey, isUndatedFit)
  findDoubts(state, decisions)
  return { pairs: state.pairs, added: [...state.entries], doubtful: state.doubtful, unmatched: [...state.members] }
}

/** Rows may come in any order: what they are matched in is their own. */
function orderKey(entry: RosterEntry): string {
  const { person } = entry
  const className = entry.kind === 'pupil' ? entry.className : ''
  return [
    entry.kind,
    fullKey(person),
    person.birthDate,
    className,
    person.fileNumber,
    person.snils,
    person.externalId,
  ].join('|')
}

type State = { entries: Set<RosterEntry>; members: Set<Member>; pairs: Matches['pairs']; doubtful: Doubt[] }
type Signed = { kind: 'pupil' | 'staff'; person: RosterEntry['person']; numbers: string[]; classNames: string[] }
type Fits = (entry: RosterEntry, member: Member) => boolean

function pairBy(state: State, keyOf: (one: Signed) => string | string[], fits: Fits = () => true): void {
  const keysOf = (one: Signed) =>
    [keyOf(one)]
      .flat()
      .filter(Boolean)
      .map((key) => `${one.kind} ${key}`)
  const byKey = new Map<string, { entries: RosterEntry[]; members: Member[] }>()
  const at = (key: string) => byKey.get(key) ?? byKey.set(key, { entries: [], members: [] }).get(key)!
  for (const entry of state.entries) for (const key of keysOf(signedEntry(entry))) at(key).entries.push(entry)
  for (const member of state.members) {
    for (const signed of signedMember(member)) for (const key of keysOf(signed)) byKey.get(key)?.members.push(member)
  }
  for (const { entries, members } of byKey.values()) {
    const [entry, member] = [entries[0], members[0]]
    if (entries.length === 1 && members.length === 1) {
      if (state.entries.has(entry!) && state.members.has(member!) && fits(entry!, member!)) pair(state, entry!, member!)
    } else if (entries.length > 0 && members.length > 0) severalMatches(state, entries, members, fits)
  }
}

/** Several of one sign: pairs only where everything else leaves a single choice on both sides. */
function severalMatches(state: State, entries: readonly RosterEntry[], members: readonly Member[], fits: Fits): void {
  if (entries.length > candidatesMax || members.length > candidatesMax) return
  const chosen = entries.map((entry) => members.filter((member) => fits(entry, member) && agrees(entry, member)))
  for (const [index, candidates] of chosen.entries()) {
    const [member] = candidates
    const isOnly = candidates.length === 1 && chosen.filter((others) => others.includes(member!)).length === 1
    const entry = entries[index]!
    if (isOnly && state.entries.has(entry) && state.members.has(member!)) pair(state, entry, member!)
  }
}

/** Numbers, birth date, phone or address are the same on both sides, and none speaks against it. */
function agrees({ person }: RosterEntry, { person: known }: Member): boolean {
  const facts = ['externalId', 'snils', 'fileNumber', 'birthDate', 'phone', 'email'] as const
  const both = facts.filter((fact) => person[fact] !== '' && known[fact] !== '')
  return both.length > 0 && both.every((fact) => person[fact] === known[fact])
}

function pair(state: State, entry: RosterEntry, member: Member): void {
  state.pairs.push({ entry, member })
  state.entries.delete(entry)
  state.members.delete(member)
}

function canShare(entry: RosterEntry, { person }: Member): boolean {
  return canShareNumber(entry.person, person)
}

function isPlausible(entry: RosterEntry, { person }: Member): boolean {
  return (
    !differInNumbers({ ...entry.person, fileNumber: '' }, { ...person, fileNumber: '' }) &&
    canShareNumber(entry.person, person)
  )
}

function isUndatedFit(entry: RosterEntry, { person }: Member): boolean {
  const differs =
    entry.person.birthDate !== '' && person.birthDate !== '' && entry.person.birthDate !== person.birthDate
  return !differs && !differInNumbers(entry.person, person)
}

function inClassKey({ kind, person, classNames }: Signed): string[] {
  const places = kind === 'staff' ? ['staff'] : classNames.map(nameKey)
  return places.map((place) => `${place} ${fullKey(person)}`)
}

function signedEntry(entry: RosterEntry): Signed {
  const classNames = entry.kind === 'pupil' ? [entry.className, ...entry.alsoIn.map(({ className }) => className)] : []
  return { kind: entry.kind, person: entry.person, numbers: [entry.person.externalId], classNames }
}

/** One member may be staff and pupil, or a pupil of two classes. */
function signedMember({ person, employments, pupilOf }: Member): Signed[] {
  const signed: Signed[] = []
  const numbers = [person.externalId, person.id]
  if (employments.length > 0) signed.push({ kind: 'staff', person, numbers, classNames: [] })
  if (pupilOf.length > 0) signed.push({ kind: 'pupil', person, numbers, classNames: pupilOf.map(({ name }) => name) })
  return signed
}

/** Entries without a person that look like somebody who is without an entry; some were decided by hand. */
function findDoubts(state: State, decisions: Decisions): void {
  const found = doubtsIn(state).map((doubt) => ({
    ...doubt,
    decision: decisions.size === 0 ? undefined : decisions.get(doubtKey(doubt)),
  }))
  const members = new Map([...state.members].map((member) => [member.person.id, member]))
  for (const { entry, decision } of found) {
    const member = members.get(decision?.is === 'same' ? (decision.personId ?? '') : '')
    if (member && state.members.has(member)) pair(state, entry, member)
  }
  const looked = new Set<Member>()
  for (const { entry, decision, ...doubt } of found) {
    if (decision?.is === 'other' || !state.entries.has(entry)) continue
    if (decision?.is !== 'skip') state.doubtful.push(doubt)
    state.entries.delete(entry)
    for (const id of doubt.personIds) looked.add(members.get(id)!)
  }
  for (const member of looked) state.members.delete(member)
}

function doubtsIn(state: State): (Doubt & { entry: RosterEntry })[] {
  const buckets = new Map<string, Member[]>()
  for (const member of state.members) {
    for (const key of new Set(signedMember(member).flatMap(similarKeys))) {
      buckets.set(key, [...(buckets.get(key) ?? []), member])
    }
  }
  return [...state.entries].flatMap((entry) => {
    const keys = similarKeys(signedEntry(entry))
    const near = new Set(keys.flatMap((key) => buckets.get(key) ?? []).slice(0, candidatesMax * 10))
    const reasons = [...near].flatMap((member) => {
      const reason = doubtOf(entry, member)
      return reason ? [{ id: member.person.id, reason }] : []
    })
    const [first] = reasons.sort((a, b) => (a.reason + a.id < b.reason + b.id ? -1 : 1))
    if (!first) return []
    const isAmongSeveral = reasons.filter((one) => one.reason === first.reason).length > 1
    const reason = isAmongSeveral && first.reason !== 'similar_name' ? 'several_matches' : first.reason
    const personIds = reasons.map(({ id }) => id)
    return [{ entry, reason, places: entry.places, entries: [entry], personIds }]
  })
}

/** Where look-alikes are sought: the insurance number, the birth date, the class or staff, the full name. */
function similarKeys({ kind, person, classNames }: Signed): string[] {
  const initial = nameKey(person.givenName).slice(0, 1)
  const places = kind === 'staff' ? [`staff ${initial}`] : classNames.map((name) => `class ${nameKey(name)}`)
  return [
    person.snils && `snils ${person.snils}`,
    person.birthDate && `day ${person.birthDate}`,
    `name ${fullKey(person)}`,
    ...places,
  ]
    .filter(Boolean)
    .map((key) => `${kind} ${key}`)
}

function doubtOf(entry: RosterEntry, member: Member): Doubt['reason'] | undefined {
  const { person, pupilOf } = member
  if (entry.person.snils !== '' && entry.person.snils === person.snils && !canShare(entry, member))
    return 'number_twice'
  if (differInNumbers(entry.person, person)) return undefined
  const datesDiffer =
    entry.person.birthDate !== '' && person.birthDate !== '' && entry.person.birthDate !== person.birthDate
  const isSameName = fullKey(entry.person) === fullKey(person)
  if (isSameName && datesDiffer) {
    const isHere = entry.kind === 'staff' || pupilOf.some(({ name }) => nameKey(name) === nameKey(entry.className))
    return isHere || isDateSlip(entry.person.birthDate, person.birthDate) ? 'birth_date_differs' : undefined
  }
  if (isSameName)
    return entry.person.birthDate === '' || person.birthDate === '' ? 'moved_or_namesake' : 'several_matches'
  return !datesDiffer && isSimilarName(entry.person, person) ? 'similar_name' : undefined
}
