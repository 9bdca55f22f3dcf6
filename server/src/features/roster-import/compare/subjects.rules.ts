import { nameKey } from './name-key.ts'
import type { RosterEntry } from '../entries.ts'
import { isGradeName } from '../rows/row-entry.rules.ts'
import type { Doubt, DoubtReason } from './comparison.ts'
import { disjointSets } from './disjoint-sets.ts'
import { byFirstPlace, canonical, classesOf, joinRows, placeKey, placesOf } from './join-rows.rules.ts'
import { doubtKey, noRulings, type Decisions, type Rulings } from './rulings.rules.ts'
import {
  canShareNumber,
  contradict,
  differInNumbers,
  differInSnils,
  fullKey,
  hasNumber,
  isDateSlip,
  isSimilarName,
  shareGuardian,
  shareSnils,
} from './same-person.rules.ts'

/** Larger groups of one name, number or birth date are somebody's placeholder: they are not compared in pairs. */
const alikeMax = 60

export type Subjects = { subjects: RosterEntry[]; doubtful: Doubt[] }

/**
 * One entry a person: rows of one organisation that mean the same one are joined. Rows with one number (external, SNILS,
 * personal file) or one name and birth date are the same person; one name in one class is the same person when nothing
 * tells two apart. Two SNILS are never one person's. The order of rows plays no part.
 */
export function subjectsOf(entries: readonly RosterEntry[], decisions: Decisions = new Map()): Subjects {
  const rulings = noRulings()
  if (decisions.size === 0) return judge(entries, rulings)
  // Where rows are kept apart the first to be joined count, so they need an order of their own.
  const sorted = inOwnOrder(entries)
  for (;;) {
    const judged = judge(sorted, rulings)
    const keyed = judged.doubtful.map((doubt) => ({ doubt, key: doubtKey(doubt) }))
    const open = keyed.filter(({ key }) => !rulings.knows(key))
    const decided = open.flatMap(({ doubt, key }) => {
      const decision = decisions.get(key)
      return decision ? [{ doubt, key, decision }] : []
    })
    // What was decided may bring up another doubt, which may be decided too.
    if (decided.length === 0) return { ...judged, doubtful: open.map(({ doubt }) => doubt) }
    for (const { doubt, key, decision } of decided) rulings.add(key, doubt, decision)
  }
}

function inOwnOrder(entries: readonly RosterEntry[]): RosterEntry[] {
  const keyed = entries.map((entry) => ({ entry, key: canonical(entry) + entry.places.map(placeKey).join() }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry)
}

function judge(entries: readonly RosterEntry[], rulings: Rulings): Subjects {
  const doubtful: Doubt[] = []
  const doubt: Tell = (reason, group) => {
    if (rulings.settle(group)) return false
    doubtful.push({ reason, places: placesOf(group), entries: group.toSorted(byFirstPlace), personIds: [] })
    return true
  }
  const rows = withoutCopies(entries, rulings, doubt)
  const sets = disjointSets(rows.length, (index) => rulings.apartFrom(rows[index]!))
  const work: Work = { rows, held: new Set(), join: sets.join, doubt }
  joinDecided(work, rulings)
  for (const number of ['externalId', 'snils', 'fileNumber'] as const) {
    for (const group of groups(rows, ({ kind, person }) => person[number] && `${kind} ${person[number]}`))
      joinByNumber(work, group)
  }
  for (const group of groups(rows, ({ kind, person }) => `${kind} ${fullKey(person)}`)) joinNamesakes(work, group)
  const subjects = sets.groups().map((group) => joinGroup(work, group))
  findSimilar(subjects, doubt)
  return { subjects, doubtful }
}

/** False: that was decided already. */
type Tell = (reason: DoubtReason, group: readonly RosterEntry[]) => boolean
type Work = { rows: readonly RosterEntry[]; held: Set<number>; join(one: number, other: number): void; doubt: Tell }

/** The same line again says nothing new; without a SNILS it may be a namesake of whom nothing else is known. */
function withoutCopies(entries: readonly RosterEntry[], rulings: Rulings, doubt: Tell): RosterEntry[] {
  return [...Map.groupBy(entries, ({ person }) => `${fullKey(person)} ${person.birthDate}`).values()].flatMap(
    (alike) => {
      if (alike.length === 1) return alike
      return [...Map.groupBy(alike, canonical).values()].flatMap((copies) => {
        if (copies.length === 1 || rulings.areApart(copies)) return copies
        if (copies[0]!.person.snils === '') doubt('same_line', copies)
        return { ...copies[0]!, places: placesOf(copies) }
      })
    },
  )
}

function joinDecided({ rows, held, join }: Work, { joined, isSkipped }: Rulings): void {
  const indexes = joined.length === 0 ? [] : [...rows.keys()]
  const stands = (index: number, group: ReadonlySet<string>) =>
    rows[index]!.places.some((place) => group.has(placeKey(place)))
  for (const group of joined)
    joinAll(
      indexes.filter((index) => stands(index, group)),
      join,
    )
  for (const [index, row] of rows.entries()) if (isSkipped(row)) held.add(index)
}

function joinByNumber({ rows, join, doubt }: Work, group: readonly number[]): void {
  const persons = group.map((index) => rows[index]!)
  const isOnePerson =
    group.length <= alikeMax &&
    everyPair(
      persons,
      (one, other) => canShareNumber(one.person, other.person) && !differInSnils(one.person, other.person),
    )
  if (isOnePerson) joinAll(group, join)
  else doubt('number_twice', persons)
}

/** One full name: by birth date; without one, within a class. */
function joinNamesakes(work: Work, group: readonly number[]): void {
  const dated = group.filter((index) => work.rows[index]!.person.birthDate !== '')
  for (const sameDay of Map.groupBy(dated, (index) => work.rows[index]!.person.birthDate).values()) {
    if (sameDay.length > 1) joinSameDay(work, sameDay)
  }
  for (const inClass of Map.groupBy(group, (index) => classKey(work.rows[index]!)).values()) {
    if (inClass.length > 1) judgeClass(work, inClass)
  }
}

function joinSameDay({ rows, join, doubt }: Work, group: readonly number[]): void {
  const people = group.map((index) => rows[index]!)
  const mayBeOne =
    group.length <= alikeMax && everyPair(people, (one, other) => !differInNumbers(one.person, other.person))
  if (mayBeOne) joinAll(group, join)
  else if (people.some(({ person }) => !hasNumber(person))) doubt('same_name', people)
}

function judgeClass(work: Work, inClass: readonly number[]): void {
  const rows = inClass.map((index) => work.rows[index]!)
  const dates = [...new Set(rows.map(({ person }) => person.birthDate))]
  const known = dates.filter(Boolean)
  if (rows.length > alikeMax) return void work.doubt('same_name', rows)
  if (!everyPair(rows, (one, other) => !differInNumbers(one.person, other.person))) return
  // They were joined by that number, or are asked about because of it.
  if (everyPair(rows, (one, other) => shareSnils(one.person, other.person))) return
  if (known.length > 1) {
    if (!looksLikeOne(rows, known)) {
      if (known.length < dates.length) work.doubt('same_name', rows)
      return
    }
    if (work.doubt('two_birth_dates', rows)) for (const index of inClass) work.held.add(index)
    return
  }
  if (known.length === dates.length) return
  if (everyPair(rows, (one, other) => !contradict(one, other))) joinAll(inClass, work.join)
  work.doubt('same_name', rows)
}

/** A slip in the date, or the same guardian: then two dates are hardly two children. */
function looksLikeOne(rows: readonly RosterEntry[], dates: readonly string[]): boolean {
  if (!everyPair(dates, (one, other) => !isDateSlip(one, other))) return true
  return !everyPair(rows, (one, other) => one.person.birthDate === other.person.birthDate || !shareGuardian(one, other))
}

function joinGroup({ rows, held, doubt }: Work, group: readonly number[]): RosterEntry {
  const own = group.map((index) => rows[index]!)
  const joined = joinRows(own)
  const dates = new Set(own.map(({ person }) => person.birthDate).filter(Boolean))
  const isTwoDates = dates.size > 1 && doubt('two_birth_dates', own)
  const isTwoPeople = new Set(own.map(({ person }) => person.snils).filter(Boolean)).size > 1
  const isNumberedTwice = isTwoPeople && doubt('number_twice', own)
  const grades = joined.kind === 'pupil' ? classesOf([joined]).filter(({ className }) => isGradeName(className)) : []
  const isTwoClasses = grades.length > 1 && doubt('two_classes', own)
  const isHeld = isTwoDates || isNumberedTwice || isTwoClasses || group.some((index) => held.has(index))
  return isHeld ? { ...joined, held: true } : joined
}

/** Where the same name is likely the same person: a class, or the staff. */
function classKey(entry: RosterEntry): string {
  return entry.kind === 'staff' ? 'staff' : `class ${nameKey(entry.className)}`
}

/** One birth date and names a slip apart. Twins have names of their own, so they are no doubt. */
function findSimilar(subjects: readonly RosterEntry[], doubt: Tell): void {
  for (const group of groups(subjects, ({ kind, person }) => person.birthDate && `${kind} ${person.birthDate}`)) {
    if (group.length > alikeMax) continue
    const people = group.map((index) => subjects[index]!)
    everyPair(people, (one, other) => {
      const isSlip = !differInNumbers(one.person, other.person) && isSimilarName(one.person, other.person)
      if (isSlip && fullKey(one.person) !== fullKey(other.person)) doubt('similar_name', [one, other])
      return true
    })
  }
}

function joinAll([first = 0, ...rest]: readonly number[], join: Work['join']): void {
  for (const other of rest) join(first, other)
}

function everyPair<T>(all: readonly T[], fits: (one: T, other: T) => boolean): boolean {
  return all.every((one, at) => all.slice(at + 1).every((other) => fits(one, other)))
}

/** Indexes of entries that share a key, where there are several; an empty key is none. */
function groups(entries: readonly RosterEntry[], keyOf: (entry: RosterEntry) => string): number[][] {
  const all = Map.groupBy(entries.keys(), (index) => keyOf(entries[index]!))
  return [...all].flatMap(([key, group]) => (key !== '' && group.length > 1 ? [group] : []))
}
