import { castEntries } from './cast.data.ts'
import { organisationOf } from './plan-town.ts'
import { classesOf, type Organisation, type Person, type Town } from './town.ts'

/** The people of the demo page. */
export type Cast = { person(login: string): Person; has(person: Person): boolean }

/** Finds them in the town and gives each the login that the page knows. */
export function castIn(town: Town): Cast {
  const found = new Map(castEntries.map(({ login }) => [login, find(town, login)]))
  for (const [login, person] of found) person.login = login
  const people = new Set(found.values())
  return { person: (login) => found.get(login)!, has: (person) => people.has(person) }
}

function find(town: Town, login: string): Person {
  const school = organisationOf(town.organisations, 'school')
  const class5 = classesOf(town).find((one) => one.name === '5А')!
  const pupil = class5.pupils.find((one) => one.givenName === 'Аминат' && one.patronymic === 'Расуловна')!
  const family = town.families.find((one) => one.children.includes(pupil))!
  const guardian = (kinship: string) => family.guardians.find((one) => one.kinship === kinship)!.person
  const people: Record<string, Person> = {
    office: withPosition(town.office, 'главный специалист'),
    head: withPosition(school, 'директор'),
    deputy: withPosition(school, 'заместитель директора по УВР'),
    administrator: withPosition(school, 'секретарь'),
    'form-teacher': class5.formTeacher!.person,
    teacher: withPosition(school, 'учитель математики'),
    staff: withPosition(school, 'социальный педагог'),
    pupil,
    guardian: guardian('mother'),
    grandmother: guardian('grandmother'),
    'kindergarten-teacher': classesOf(town).find((one) => one.name === 'Солнышко')!.formTeacher!.person,
    'head-lastochka': withPosition(organisationOf(town.organisations, 'lastochka'), 'заведующая'),
    'club-leader': withPosition(school, 'учитель информатики'),
  }
  return people[login]!
}

function withPosition({ staff }: Organisation, position: string): Person {
  return staff.find((post) => post.position === position)!.person
}
