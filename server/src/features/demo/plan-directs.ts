import type { ChatPlan } from './chat-plan.ts'
import type { Cast } from './cast.ts'
import { organisationOf } from './plan-town.ts'
import type { Random } from './random.ts'
import { readScenes, type Scene } from './screenplay.ts'
import { classesOf, hasJoined, type Family, type Person, type SchoolClass, type Town } from './town.ts'

/** Two people, and which talks of `talk/directs.txt` are theirs: «родитель–учитель». */
type Pair = { kind: string; one: Person; other: Person; schoolClass?: SchoolClass; lesson?: string }

/** Direct chats of those who may write to each other; whoever stands on the demo page has several. */
export function planDirects(town: Town, cast: Cast, random: Random): ChatPlan[] {
  const scenes = Map.groupBy(readScenes('directs'), (scene) => scene.title.split(':')[0]!)
  const known = new Set<string>()
  const pairs = pairsOf(town, cast, random).filter(({ one, other }) => {
    const key = [one.id, other.id].toSorted().join()
    const isNew = one !== other && hasJoined(one) && hasJoined(other) && !known.has(key)
    known.add(key)
    return isNew
  })
  const told = new Map<Person, Scene[]>()
  return pairs.map((pair) => direct(pair, choose(pair, scenes.get(pair.kind)!, told, random), cast, random))
}

/** One to three talks, first those that neither has had with somebody else. */
function choose({ one, other }: Pair, all: readonly Scene[], told: Map<Person, Scene[]>, random: Random): Scene[] {
  const before = [...(told.get(one) ?? []), ...(told.get(other) ?? [])]
  const timesOf = (scene: Scene) => before.filter((each) => each === scene).length
  const shuffled = random.some(all, all.length)
  const scenes = shuffled.toSorted((a, b) => timesOf(a) - timesOf(b)).slice(0, random.int(1, 3))
  for (const person of [one, other]) told.set(person, [...(told.get(person) ?? []), scenes[0]!])
  return scenes
}

function direct(
  { kind, one, other, schoolClass, lesson }: Pair,
  chosen: readonly Scene[],
  cast: Cast,
  random: Random,
): ChatPlan {
  const labels = [...new Set(chosen[0]!.lines.map((line) => line.label))].toSorted(
    (a, b) => order(kind, a) - order(kind, b),
  )
  const isFresh = random.chance([one, other].some((person) => cast.has(person)) ? 0.7 : 0.4)
  // The one that neither has had elsewhere ends the chat.
  const [newest, ...rest] = chosen
  const scenes: Scene[] = isFresh ? [...rest, { ...newest!, place: 'last' }] : [...chosen]
  const members = [one, other].map((person) => ({ person, role: 'member' as const }))
  const pools = new Map([
    [labels[0]!, [one]],
    [labels[1]!, [other]],
  ])
  return {
    kind: 'direct',
    title: '',
    members,
    scenes,
    pools,
    ...(schoolClass ? { schoolClass } : {}),
    ...(lesson ? { lesson } : {}),
  }
}

/** «родитель–учитель»: the first label is the first one's; of two alike the one with a number is the other's. */
function order(kind: string, label: string): number {
  if (/\d$/.test(label)) return 1
  return kind.startsWith(label) || !kind.endsWith(label) ? 0 : 1
}

function pairsOf(town: Town, cast: Cast, random: Random): Pair[] {
  const classes = classesOf(town).filter((one) => one.organisation.key !== 'village')
  return [
    ...classes.flatMap((one) => aroundTeacher(town, one, random)),
    ...classes.filter((one) => one.grade > 4 && one.kind === 'class').flatMap((one) => friends(one, random)),
    ...colleagues(town, random),
    ...aroundHeads(town, random),
    ...aroundCast(town, cast, classes),
  ]
}

function aroundTeacher({ families }: Town, one: SchoolClass, random: Random): Pair[] {
  const teacher = one.formTeacher!.person
  const mothers = mothersOf(families, one)
  const pupils = one.grade > 4 && one.kind === 'class' ? one.pupils.filter(hasJoined) : []
  return [
    ...random
      .some(mothers, 4)
      .map((mother) => ({ kind: 'родитель–учитель', one: mother, other: teacher, schoolClass: one })),
    ...random
      .some(pupils, 2)
      .map((pupil) => ({ kind: 'учитель–ученик', one: teacher, other: pupil, schoolClass: one })),
  ]
}

function friends({ pupils }: SchoolClass, random: Random): Pair[] {
  const [a, b, c, d] = random.some(pupils.filter(hasJoined), 4)
  return [
    { kind: 'ученик–ученик', one: a!, other: b! },
    { kind: 'ученик–ученик', one: c!, other: d! },
  ]
}

function colleagues({ organisations }: Town, random: Random): Pair[] {
  return organisations.flatMap(({ staff }) => {
    const women = staff
      .filter((post) => post.role === 'teacher' && post.person.sex === 'female')
      .map((post) => post.person)
    const count = Math.floor(women.length / 2)
    return Array.from({ length: count }, (): Pair => {
      const [one, other] = random.some(women, 2)
      return { kind: 'коллега–коллега', one: one!, other: other! }
    })
  })
}

function aroundHeads(town: Town, random: Random): Pair[] {
  const { office, organisations, families } = town
  const headOf = (key: 'school' | 'lastochka' | 'village') => organisationOf(organisations, key).staff[0]!.person
  const specialist = office.staff.find((post) => post.role === 'office_specialist')!.person
  const school = organisationOf(organisations, 'school')
  const mothers = school.classes.flatMap((one) => mothersOf(families, one))
  return [
    { kind: 'сад–управление', one: headOf('lastochka'), other: specialist },
    { kind: 'село–управление', one: headOf('village'), other: specialist },
    { kind: 'директор–управление', one: headOf('school'), other: specialist },
    { kind: 'директор–завуч', one: headOf('school'), other: school.staff[1]!.person },
    ...random.some(mothers, 3).map((one) => ({ kind: 'родитель–директор', one, other: headOf('school') })),
  ]
}

/** Whom the demo page offers talks with more people. */
function aroundCast({ organisations, families }: Town, cast: Cast, classes: readonly SchoolClass[]): Pair[] {
  const [pupil, mother, teacher] = [cast.person('pupil'), cast.person('guardian'), cast.person('teacher')]
  const own = classes.filter((one) => one.pupils.includes(pupil))
  const small = classes.find((one) =>
    one.pupils.some((child) => childrenOf(families, mother).includes(child) && one.grade === 0),
  )!
  const mate = own[0]!.pupils.find((other) => other !== pupil && hasJoined(other) && other.sex === 'female')!
  const taught = classes.filter((one) => one.teachers.some((post) => post.person === teacher))
  const lesson = '0'
  const school = organisationOf(organisations, 'school')
  const psychologist = school.staff.find((post) => post.position === 'педагог-психолог')!.person
  return [
    { kind: 'соцпедагог–классный', one: cast.person('staff'), other: cast.person('form-teacher') },
    { kind: 'соцпедагог–психолог', one: cast.person('staff'), other: psychologist },
    ...classes
      .filter((each) => each.name === '2А')
      .map((each) => ({
        kind: 'родитель–учитель',
        one: cast.person('grandmother'),
        other: each.formTeacher!.person,
        schoolClass: each,
      })),
    ...own.map((one) => ({ kind: 'родитель–учитель', one: mother, other: one.formTeacher!.person, schoolClass: one })),
    { kind: 'родитель–учитель', one: mother, other: small.formTeacher!.person, schoolClass: small },
    { kind: 'учитель–ученик', one: own[0]!.formTeacher!.person, other: pupil, schoolClass: own[0]! },
    { kind: 'ученик–ученик', one: pupil, other: mate },
    ...taught.flatMap((one): Pair[] => [
      { kind: 'родитель–учитель', one: mothersOf(families, one)[3]!, other: teacher, schoolClass: one, lesson },
      { kind: 'учитель–ученик', one: teacher, other: one.pupils.find(hasJoined)!, schoolClass: one, lesson },
    ]),
  ]
}

function mothersOf(families: readonly Family[], { pupils }: SchoolClass): Person[] {
  const near = families.filter((family) => family.children.some((child) => pupils.includes(child)))
  return near.flatMap((family) => family.guardians.filter((one) => one.kinship === 'mother').map((one) => one.person))
}

function childrenOf(families: readonly Family[], guardian: Person): Person[] {
  return families.find((family) => family.guardians.some((one) => one.person === guardian))?.children ?? []
}
