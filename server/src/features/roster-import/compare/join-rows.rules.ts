import { isGradeName } from '../rows/row-entry.rules.ts'
import type { EntryGuardian, Place, Post, PupilEntry, RosterEntry, StaffEntry } from '../entries.ts'
import { nameKey } from './name-key.ts'
import { isSameGuardian } from './same-person.rules.ts'

/** What a row says, whatever its place. */
export function canonical(entry: RosterEntry): string {
  return JSON.stringify({ ...entry, places: undefined })
}

export function placesOf(entries: readonly RosterEntry[]): Place[] {
  return entries.flatMap(({ places }) => places).toSorted(byPlace)
}

/** A row's place as one word. */
export function placeKey({ sheet, line }: Place): string {
  return `${line} ${sheet}`
}

export function byFirstPlace(one: RosterEntry, other: RosterEntry): number {
  return byPlace(one.places[0]!, other.places[0]!)
}

export function byPlace(one: Place, other: Place): number {
  return one.sheet < other.sheet ? -1 : one.sheet > other.sheet ? 1 : one.line - other.line
}

/** Rows of one person as one entry. Where they differ the first in alphabetical order counts, whatever their order. */
export function joinRows(rows: readonly RosterEntry[]): RosterEntry {
  if (rows.length === 1) return rows[0]!
  const keyed = rows.map((row) => ({ row, key: canonical(row) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const joined = keyed.map(({ row }) => row).reduce(joinTwo)
  return { ...joined, places: placesOf(rows) }
}

function joinTwo(one: RosterEntry, other: RosterEntry): RosterEntry {
  const person = { ...other.person }
  for (const [fact, value] of Object.entries(one.person)) if (value !== '') Object.assign(person, { [fact]: value })
  const base = { ...one, person, held: one.held || other.held }
  if (base.kind === 'staff') return other.kind === 'staff' ? joinStaff(base, other) : base
  return other.kind === 'pupil' ? joinPupils(base, other) : base
}

function joinStaff(one: StaffEntry, other: StaffEntry): StaffEntry {
  return {
    ...one,
    ...joinPosts([...postsOf(one), ...postsOf(other)]),
    formTeacherOf: union(one.formTeacherOf, other.formTeacherOf),
  }
}

export function postsOf({ role, position, subjects, alsoWorks = [] }: StaffEntry): Post[] {
  return [{ role, position, subjects }, ...alsoWorks]
}

/** Posts of one person in one organisation, each position once; what names none says something of the first. */
export function joinPosts(posts: readonly Post[]): Pick<StaffEntry, keyof Post | 'alsoWorks'> {
  const named = posts.find(({ position }) => position !== '')?.position ?? ''
  const [first, ...alsoWorks] = [...Map.groupBy(posts, ({ position }) => nameKey(position || named)).values()]
    .map(joinPost)
    .toSorted((a, b) => (a.role === b.role ? 0 : a.role === 'teacher' ? -1 : 1))
  return { ...first!, ...(alsoWorks.length > 0 && { alsoWorks }) }
}

function joinPost(posts: readonly Post[]): Post {
  return {
    role: posts.some(({ role }) => role === 'teacher') ? 'teacher' : 'staff',
    position: posts.find(({ position }) => position !== '')?.position ?? '',
    subjects: [...new Set(posts.flatMap(({ subjects }) => subjects))],
  }
}

function joinPupils(one: PupilEntry, other: PupilEntry): PupilEntry {
  const added = other.guardians.filter((guardian) => !one.guardians.some((known) => isSameGuardian(known, guardian)))
  const guardians: EntryGuardian[] = [...one.guardians, ...added]
  const [main, ...alsoIn] = classesOf([one, other])
  return {
    ...one,
    ...main!,
    alsoIn,
    enrolledOn: one.enrolledOn || other.enrolledOn,
    order: one.order || other.order,
    guardians,
  }
}

/** Every class that rows name, each once, classes of the school before its groups. */
export function classesOf(rows: readonly PupilEntry[]): PupilEntry['alsoIn'] {
  const all = rows.flatMap(({ className, classKind, alsoIn }): PupilEntry['alsoIn'] => [
    { className, classKind },
    ...alsoIn,
  ])
  const named = new Map(all.filter(({ className }) => className !== '').map((one) => [one.className, one]))
  const sorted = [...named.values()].sort(
    (a, b) => rank(a.className) - rank(b.className) || (a.className < b.className ? -1 : 1),
  )
  return sorted.length > 0 ? sorted : [all[0]!]
}

function rank(className: string): number {
  return isGradeName(className) ? 0 : 1
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])].sort()
}
