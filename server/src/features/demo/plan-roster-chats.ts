import { membersFrom, poolsFrom, type ChatPlan } from './chat-plan.ts'
import type { Random } from './random.ts'
import { readScenes, type Scene } from './screenplay.ts'
import {
  classesOf,
  type Organisation,
  type OrganisationKey,
  type Person,
  type Post,
  type SchoolClass,
  type Town,
} from './town.ts'

const staffScripts: Readonly<Partial<Record<OrganisationKey, string>>> = {
  office: 'staff-office',
  school: 'staff-school',
  romashka: 'staff-kindergarten',
  lastochka: 'staff-kindergarten',
  creative: 'staff-additional',
}
const managing = ['head', 'deputy', 'administrator', 'office_specialist']

/** The chats that the roster makes: staff of each organisation, each class with pupils and with guardians. */
export function planRosterChats(town: Town, random: Random): ChatPlan[] {
  const script = scripts()
  return [
    ...[town.office, ...town.organisations].map((one) => staffChat(one, script, random)),
    ...classesOf(town).flatMap((one) => classChats(town, one, script, random)),
  ]
}

type Script = (name: string) => readonly Scene[]

function scripts(): Script {
  const read = new Map<string, Scene[]>()
  return (name) => {
    const scenes = read.get(name) ?? readScenes(name)
    read.set(name, scenes)
    return scenes
  }
}

function staffChat(organisation: Organisation, script: Script, random: Random): ChatPlan {
  const { staff, shortName, key } = organisation
  const leaders = staff.filter((post) => managing.includes(post.role)).map((post) => post.person)
  const members = membersFrom(
    staff.map((post) => post.person),
    leaders,
  )
  const name = staffScripts[key]
  const scenes = name === undefined ? [] : key === 'lastochka' ? fewOf(script(name), 0.3, random) : script(name)
  return {
    kind: 'staff',
    title: `${shortName}: сотрудники`,
    organisation,
    members,
    scenes,
    pools: poolsFrom(members, staffLabels(staff)),
  }
}

function staffLabels(staff: readonly Post[]): Record<string, (Person | undefined)[]> {
  const by = (fits: (post: Post) => boolean) => staff.filter(fits).map((post) => post.person)
  const posted = (words: RegExp) => by((post) => words.test(post.position))
  return {
    директор: by((post) => post.role === 'head'),
    начальник: by((post) => post.role === 'head'),
    специалист: by((post) => post.role === 'office_specialist'),
    завуч: posted(/УВР/),
    воспит: posted(/ по ВР/),
    методист: posted(/методист|старший воспитатель/),
    секретарь: posted(/секретарь/),
    психолог: posted(/психолог/),
    соцпедагог: posted(/социальный/),
    библиотекарь: posted(/библиотекарь/),
    завхоз: posted(/хозяйством|завхоз/),
    медсестра: posted(/медицинская/),
    музыка: posted(/музыкальный/),
    логопед: posted(/логопед/),
    физрук: posted(/физкультур/),
    педагог: by(
      (post) => post.role === 'teacher' && post.person.sex === 'female' && !/логопед|музык/.test(post.position),
    ),
  }
}

function classChats(town: Town, one: SchoolClass, script: Script, random: Random): ChatPlan[] {
  const leader = one.formTeacher?.person
  const leaders = leader ? [leader] : []
  const teachers = one.teachers.map((post) => post.person)
  const children = membersFrom([...teachers, ...one.pupils], leaders)
  const families = town.families.filter((family) => family.children.some((child) => one.pupils.includes(child)))
  const guardians = families.flatMap((family) => family.guardians)
  const adults = membersFrom([...teachers, ...guardians.map((guardian) => guardian.person)], leaders)
  const common = { organisation: one.organisation, schoolClass: one }
  const kin = (kinship: string) =>
    guardians.filter((guardian) => guardian.kinship === kinship).map((guardian) => guardian.person)
  const labels = { классный: leaders, мама: kin('mother'), папа: kin('father'), бабушка: kin('grandmother') }
  const withGuardians: ChatPlan = {
    ...{ ...common, kind: 'class_guardians', title: `${one.name}: родители`, members: adults },
    ...{ scenes: fewOf(script(guardianScript(one)), 0.8, random), pools: poolsFrom(adults, labels) },
  }
  if (one.kind === 'kindergarten_group') return [withGuardians]
  const scenes = pupilScenes(one, script, random)
  const pools = poolsFrom(children, pupilLabels(one, leaders, teachers))
  return [{ ...common, kind: 'class_pupils', title: one.name, members: children, scenes, pools }, withGuardians]
}

function pupilLabels({ pupils }: SchoolClass, leaders: readonly Person[], teachers: readonly Person[]) {
  const women = teachers.filter((teacher) => teacher.sex === 'female')
  return {
    классный: leaders,
    учитель: women.length > 0 ? women : leaders,
    ученик: pupils,
    мальчик: pupils.filter((pupil) => pupil.sex === 'male'),
    девочка: pupils.filter((pupil) => pupil.sex === 'female'),
    виновный: pupils.filter((pupil) => pupil.sex === 'male' && pupil.familyName !== 'Магомедов'),
    жертва: pupils.filter((pupil) => pupil.sex === 'female'),
  }
}

function guardianScript({ kind }: SchoolClass): string {
  if (kind === 'kindergarten_group') return 'guardians-kindergarten'
  return kind === 'association' ? 'guardians-club' : 'guardians-class'
}

/** In 7А they have just quarrelled. */
function pupilScenes({ kind, grade, name }: SchoolClass, script: Script, random: Random): Scene[] {
  if (kind === 'association') return fewOf(script('pupils-club'), 1, random)
  if (grade < 5) return fewOf(script('pupils-primary'), 0.9, random)
  const scenes = fewOf(script('pupils-class'), 0.8, random)
  return name === '7А' ? [...scenes.filter((scene) => scene.place !== 'last'), ...script('conflict')] : scenes
}

/** A share of the scenes and one of the latest, so that classes do not say the same; the first words always. */
function fewOf(scenes: readonly Scene[], share: number, random: Random): Scene[] {
  const latest = random.pick(scenes.filter((scene) => scene.place === 'last'))
  return scenes.filter((scene) => {
    if (scene.place === 'last') return scene === latest
    return scene.place === 'first' || random.chance(share)
  })
}
