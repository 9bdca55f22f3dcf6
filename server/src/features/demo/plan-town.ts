import { raiseFamilies } from './families.ts'
import { personName, randomName, type Name } from './names.ts'
import { officePlan, organisationPlans, type OrganisationPlan, type PostPlan } from './organisations.data.ts'
import type { Random } from './random.ts'
import type { Organisation, OrganisationKey, Post, SchoolClass, Town } from './town.ts'

type NewId = () => string

/** Invents the municipality: the same people for the same seed. */
export function planTown(random: Random, newId: NewId): Town {
  const office = planOrganisation(officePlan, random, newId)
  const organisations = organisationPlans.map((plan) => planOrganisation(plan, random, newId))
  shareTeacher(organisations)
  appointTeachers(organisations)
  const families = raiseFamilies(organisations, random, newId)
  const town = { office, organisations, families }
  giveLogins(town)
  return town
}

function planOrganisation(plan: OrganisationPlan, random: Random, newId: NewId): Organisation {
  const { key, kind, name, shortName } = plan
  const organisation: Organisation = { key, id: newId(), kind, name, shortName, staff: [], classes: [] }
  organisation.staff = plan.staff.map((post) => planPost(post, random, newId))
  organisation.classes = plan.classes.map(([className, , grade]): SchoolClass => {
    const kindOf = plan.classKind
    return {
      id: newId(),
      organisation,
      kind: kindOf,
      name: className,
      grade,
      formTeacher: undefined,
      teachers: [],
      pupils: [],
    }
  })
  return organisation
}

function planPost([role, position, given = '', state]: PostPlan, random: Random, newId: NewId): Post {
  const name = given === '' ? randomName(random, 'female') : readName(given)
  // The login is chosen when all names are known; until then the mark only says who has one.
  return { person: { ...name, id: newId(), login: state ? undefined : '' }, role, position }
}

function readName(text: string): Name {
  const [familyName = '', givenName = '', ...rest] = text.split(' ')
  const isMan = rest.at(-1) === 'м'
  return {
    ...personName(isMan ? 'male' : 'female', '', givenName, ''),
    familyName,
    patronymic: (isMan ? rest.slice(0, -1) : rest).join(' '),
  }
}

/** The teacher of informatics also leads the robots in the house of creativity. */
function shareTeacher(organisations: readonly Organisation[]): void {
  const { person } = organisationOf(organisations, 'school').staff.find(({ position }) =>
    position.endsWith('информатики'),
  )!
  const post: Post = { person, role: 'teacher', position: 'педагог дополнительного образования' }
  organisationOf(organisations, 'creative').staff.splice(2, 0, post)
}

function appointTeachers(organisations: readonly Organisation[]): void {
  for (const { key, classes, staff } of organisations) {
    const leaders = staff.filter((post) => leads(key, post))
    classes.forEach((one, index) => {
      one.formTeacher = key === 'village' && index > 0 ? undefined : leaders[index]
      one.teachers = key === 'school' ? staff.filter((post) => subjects[post.position]?.includes(one.grade)) : []
    })
  }
}

function leads(key: OrganisationKey, { role, position }: Post): boolean {
  if (key === 'romashka') return position === 'воспитатель'
  return role === 'teacher' && !(position in subjects)
}

/** Grades that each teacher without an own class teaches. */
const subjects: Readonly<Record<string, readonly number[]>> = {
  'учитель математики': [5, 6, 7, 9],
  'учитель английского языка': [4, 5, 6, 7, 8],
  'учитель истории': [7, 8, 9, 11],
  'учитель физкультуры': [5, 6, 7, 8],
  'учитель информатики': [7, 8, 9, 11],
}

function giveLogins({ office, organisations, families }: Town): void {
  const staff = [office, ...organisations].flatMap((one) => one.staff.map((post) => post.person))
  const pupils = organisations.flatMap((one) => one.classes.flatMap((each) => each.pupils))
  const guardians = families.flatMap((family) => family.guardians.map((guardian) => guardian.person))
  for (const [prefix, people] of Object.entries({ staff, pupil: pupils, parent: guardians })) {
    const joined = [...new Set(people)].filter((person) => person.login === '')
    for (const [index, person] of joined.entries()) person.login = `${prefix}-${index + 1}`
  }
}

export function organisationOf(organisations: readonly Organisation[], key: OrganisationKey): Organisation {
  return organisations.find((one) => one.key === key)!
}
