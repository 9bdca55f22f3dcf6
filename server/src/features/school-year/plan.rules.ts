import { classSizeMax, type ClassKind } from '#protocol/classes.ts'
import type { YearCounts } from '#protocol/school-year.ts'
import { gradeOf, nextName } from './next-name.rules.ts'
import type { Decisions } from './decisions.ts'

/** A place in a class. `from` and `until` are instants in ISO 8601. */
export type YearMember = {
  factId: string
  personId: string
  kind: 'pupil' | 'teacher' | 'form_teacher'
  from: string
  until: string | null
}
export type YearClass = { id: string; kind: ClassKind; name: string; members: YearMember[] }

/** The classes whose year ends, and those of the coming year that are there already. */
export type YearRoster = { ending: YearClass[]; coming: YearClass[] }

export type PlannedLine = {
  classId: string
  kind: ClassKind
  name: string
  to: string | null
  proposed: string | null
  teachers: boolean
  pupils: number
  apart: number
}
export type PlannedClass = { name: string; kind: ClassKind; existingId: string | undefined; places: PlannedPlace[] }
export type PlannedPlace = Omit<YearMember, 'factId'>
export type Problem = { code: 'year_name_of_two_kinds' | 'year_class_too_big'; name: string }

export type Plan = {
  lines: PlannedLine[]
  newClasses: string[]
  classes: PlannedClass[]
  counts: YearCounts
  problems: Problem[]
}

/** What the coming year makes of a roster. The same roster and decisions give the same plan, in whatever order rows come. */
export function planYear(roster: YearRoster, decisions: Decisions): Plan {
  const ending = roster.ending.toSorted(byName)
  const steps = { ...decisions, hasSeniors: ending.some(({ name }) => (gradeOf(name) ?? 0) > 9) }
  const newClasses = decisions.newClasses ?? firstClasses(ending)
  const coming = comingClasses(roster.coming)
  const lines: PlannedLine[] = []
  for (const one of ending) {
    const line = lineOf(one, decisions, nextName(one.kind, one.name, steps))
    lines.push(line)
    for (const member of one.members.toSorted(byPerson)) {
      const to = member.kind === 'pupil' ? destination(member, line, decisions) : line.teachers ? line.to : null
      if (to !== null) coming.place(to, one.kind, member)
    }
  }
  for (const name of newClasses) coming.open(name, ending.find(({ kind }) => kind !== 'subject_group')?.kind ?? 'class')
  const classes = coming.all()
  return {
    lines,
    newClasses,
    classes,
    counts: { ended: ending.length, classes: classes.length, ...childrenOf(ending, lines, decisions) },
    problems: [...coming.problems(), ...tooBig(classes)],
  }
}

/** As many first classes as there are now, with the same letters. */
function firstClasses(ending: readonly YearClass[]): string[] {
  return ending.filter(({ kind, name }) => kind === 'class' && gradeOf(name) === 1).map(({ name }) => name)
}

function lineOf({ id, kind, name, members }: YearClass, { lines }: Decisions, proposed: string | null): PlannedLine {
  const decided = lines[id]
  const pupils = members.filter((member) => member.kind === 'pupil')
  return {
    ...{ classId: id, kind, name, proposed },
    to: decided?.to === undefined ? proposed : decided.to,
    teachers: decided?.teachers ?? true,
    pupils: pupils.length,
    apart: pupils.filter(({ personId }) => decided?.pupils?.[personId] !== undefined).length,
  }
}

function destination({ personId }: YearMember, line: PlannedLine, { lines }: Decisions): string | null {
  const own = lines[line.classId]?.pupils?.[personId]
  return own === undefined ? line.to : own
}

/** Classes of the coming year in the making. */
function comingClasses(existing: readonly YearClass[]) {
  const classes = new Map<string, PlannedClass & { inside: Set<string> }>()
  const twoKinds = new Set<string>()
  for (const { id, kind, name, members } of existing) {
    const inside = new Set(members.map(({ personId }) => personId))
    if (members.some((member) => member.kind === 'form_teacher')) inside.add(formTeacher)
    classes.set(name, { name, kind, existingId: id, places: [], inside })
  }

  function open(name: string, kind: ClassKind) {
    const known = classes.get(name)
    if (known && known.kind !== kind) twoKinds.add(name)
    const one = known ?? { name, kind, existingId: undefined, places: [], inside: new Set<string>() }
    classes.set(name, one)
    return one
  }

  return {
    open,
    /** Nobody stands in a class twice, and a class has one form teacher: the others go on as its teachers. */
    place(name: string, classKind: ClassKind, { personId, kind, from, until }: YearMember): void {
      const { places, inside } = open(name, classKind)
      if (inside.has(personId)) return
      inside.add(personId)
      const leads = kind === 'form_teacher' && !inside.has(formTeacher)
      if (leads) inside.add(formTeacher)
      places.push({ personId, kind: kind === 'form_teacher' && !leads ? 'teacher' : kind, from, until })
    },
    all: (): PlannedClass[] => [...classes.values()].map(({ inside: _inside, ...one }) => one).toSorted(byName),
    problems: (): Problem[] => [...twoKinds].sort().map((name) => ({ code: 'year_name_of_two_kinds', name })),
  }
}

const formTeacher = 'form teacher'

function tooBig(classes: readonly PlannedClass[]): Problem[] {
  const pupils = ({ places }: PlannedClass) => places.filter(({ kind }) => kind === 'pupil').length
  return classes.filter((one) => pupils(one) > classSizeMax).map(({ name }) => ({ code: 'year_class_too_big', name }))
}

function childrenOf(ending: readonly YearClass[], lines: readonly PlannedLine[], decisions: Decisions) {
  const counts = { moved: 0, stayed: 0, left: 0 }
  for (const [index, one] of ending.entries()) {
    // Whoever leaves a group of a subject is still in the class.
    if (one.kind === 'subject_group') continue
    for (const member of one.members) {
      if (member.kind !== 'pupil') continue
      const to = destination(member, lines[index]!, decisions)
      counts[to === null ? 'left' : to === one.name ? 'stayed' : 'moved']++
    }
  }
  return counts
}

/** «2А» before «10А». */
function byName(a: { name: string; id?: string }, b: { name: string; id?: string }): number {
  return collator.compare(a.name, b.name) || compare(a.name, b.name) || compare(a.id ?? '', b.id ?? '')
}

const collator = new Intl.Collator('ru', { numeric: true })
const rank = { form_teacher: 0, teacher: 1, pupil: 2 } as const

/** Whoever leads the class comes first. */
function byPerson(a: YearMember, b: YearMember): number {
  return rank[a.kind] - rank[b.kind] || compare(a.personId, b.personId) || compare(a.factId, b.factId)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
