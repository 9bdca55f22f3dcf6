import type { OrganisationKind } from '#protocol/accounts.ts'
import type { ClassKind } from '#protocol/classes.ts'
import type { GrantableRole, Kinship } from '#protocol/roster.ts'
import type { Name } from './names.ts'

/** A whole invented municipality before it is written down. */
export type Town = { office: Organisation; organisations: Organisation[]; families: Family[] }

export type OrganisationKey = 'office' | 'school' | 'village' | 'romashka' | 'lastochka' | 'creative' | 'sport'

export type Organisation = {
  key: OrganisationKey
  id: string
  kind: OrganisationKind
  name: string
  shortName: string
  staff: Post[]
  classes: SchoolClass[]
}

export type Person = Name & {
  id: string
  /** Undefined: on a list, and has not joined. */
  login: string | undefined
}

/** Somebody's work in one organisation; who works in two has two posts. */
export type Post = { person: Person; role: GrantableRole; position: string }

export type SchoolClass = {
  id: string
  organisation: Organisation
  kind: ClassKind
  name: string
  grade: number
  formTeacher: Post | undefined
  teachers: Post[]
  pupils: Person[]
}

export type Guardian = { person: Person; kinship: Kinship }
export type Family = { children: Person[]; guardians: Guardian[] }

export function hasJoined(person: Person): boolean {
  return person.login !== undefined
}

export function classesOf({ organisations }: Town): SchoolClass[] {
  return organisations.flatMap((organisation) => organisation.classes)
}

/** Everybody once, in the order in which they came. */
export function peopleOf({ office, organisations, families }: Town): Person[] {
  const staff = [office, ...organisations].flatMap((one) => one.staff.map((post) => post.person))
  const pupils = organisations.flatMap((one) => one.classes.flatMap((each) => each.pupils))
  const guardians = families.flatMap((family) => family.guardians.map((guardian) => guardian.person))
  return [...new Set([...staff, ...pupils, ...guardians])]
}
