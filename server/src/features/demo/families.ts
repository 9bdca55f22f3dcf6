import type { Kinship } from '#protocol/roster.ts'
import { familyNames, givenNames } from './names.data.ts'
import { familyNameFor, patronymicFor, personName, randomName, type Sex } from './names.ts'
import { organisationPlans } from './organisations.data.ts'
import type { Random } from './random.ts'
import type { Family, Guardian, Organisation, Person, SchoolClass } from './town.ts'

type NewId = () => string
type Seat = { child: 'own' | 'shared'; of: SchoolClass }

/** Fills the classes: brothers and sisters in several of them, and the families behind the children. */
export function raiseFamilies(organisations: readonly Organisation[], random: Random, newId: NewId): Family[] {
  const classes = organisations.flatMap((one) => one.classes)
  const make: Maker = { random, newId, classes }
  const families = [theAlievs(make), ...namesakes(make)]
  const seats = freeSeats(classes).filter((seat) => seat.child === 'own')
  for (const group of siblings(random.some(seats, seats.length), random)) families.push(family(make, group))
  for (const { of } of freeSeats(classes)) of.pupils.push(fromSchool(classes, of, random))
  return families
}

type Maker = { random: Random; newId: NewId; classes: readonly SchoolClass[] }

/** Members of a club who also learn in the school: the rest come from elsewhere. */
const sharedPerClub = 6

function freeSeats(classes: readonly SchoolClass[]): Seat[] {
  return classes.flatMap((of) => {
    const size = organisationPlans.flatMap((plan) => plan.classes).find(([name]) => name === of.name)![1]
    const shared = of.kind === 'association' ? sharedPerClub : 0
    const free = Math.max(0, size - of.pupils.length)
    return Array.from({ length: free }, (_, index): Seat => ({ child: index < free - shared ? 'own' : 'shared', of }))
  })
}

/** One, two or three seats for each family; the school in the mountains has its own. */
function siblings(seats: readonly Seat[], random: Random): Seat[][] {
  const groups: Seat[][] = []
  const rest = [...seats]
  while (rest.length > 0) {
    const first = rest.pop()!
    const size = random.chance(0.05) ? 3 : random.chance(0.25) ? 2 : 1
    const group = [first]
    while (group.length < size) {
      const at = rest.findIndex((seat) => isFar(seat) === isFar(first) && group.every((other) => other.of !== seat.of))
      if (at < 0) break
      group.push(...rest.splice(at, 1))
    }
    groups.push(group)
  }
  return groups
}

function isFar({ of }: Seat): boolean {
  return of.organisation.key === 'village'
}

function family({ random, newId }: Maker, seats: readonly Seat[]): Family {
  const surname = random.pick(familyNames)
  const father = random.chance(0.04) ? '' : random.pick(givenNames.male)
  const given: string[] = []
  const children = seats.map(({ of }) => {
    const sex: Sex = random.chance(0.5) ? 'female' : 'male'
    const name = random.pick(givenNames[sex].filter((one) => !given.includes(one)))
    given.push(name)
    const child = { ...personName(sex, surname, name, father), id: newId(), login: joins(of, random) ? '' : undefined }
    of.pupils.push(child)
    return child
  })
  const guardians = isFar(seats[0]!) ? [] : guardiansOf({ random, newId }, surname, father)
  return { children, guardians }
}

/** Children of kindergartens do not sign in; the small ones with their guardians, from the fifth grade on nearly all. */
function joins({ organisation, grade }: SchoolClass, random: Random): boolean {
  if (organisation.key === 'village' || grade === 0) return false
  return random.chance(grade === 1 ? 0.3 : grade < 5 ? 0.65 : 0.93)
}

function guardiansOf({ random, newId }: Pick<Maker, 'random' | 'newId'>, surname: string, father: string): Guardian[] {
  // Some families have not joined: their classes are not complete yet.
  if (random.chance(0.08)) return []
  const own = () => (random.chance(0.85) ? surname : random.pick(familyNames))
  const guardians: Guardian[] = []
  const add = (kinship: Kinship, sex: Sex, family: string, given?: string) => {
    const name = randomName(random, sex, family)
    const person: Person = { ...name, ...(given ? { givenName: given } : {}), id: newId(), login: '' }
    guardians.push({ kinship, person })
  }
  if (random.chance(0.96)) add('mother', 'female', own())
  if (father !== '' && random.chance(0.82)) add('father', 'male', surname, father)
  if (random.chance(0.3)) add('grandmother', 'female', own())
  if (random.chance(0.1)) add('grandfather', 'male', own())
  return guardians
}

function fromSchool(classes: readonly SchoolClass[], club: SchoolClass, random: Random): Person {
  const near = classes.filter(({ organisation, grade }) => organisation.key === 'school' && grade > 2 && grade < 9)
  const pupils = near.flatMap((one) => one.pupils).filter((one) => one.login === '' && !club.pupils.includes(one))
  return random.pick(pupils)
}

/** Whom the demo page offers: a girl with a brother and a small sister, her mother and grandmother. */
function theAlievs({ newId, classes }: Maker): Family {
  const child = (sex: Sex, given: string, login: string | undefined, ...names: string[]): Person => {
    const person = { ...personName(sex, 'Алиев', given, 'Расул'), id: newId(), login }
    for (const name of names) classNamed(classes, name).pupils.push(person)
    return person
  }
  const children = [
    child('female', 'Аминат', '', '5А', 'Шахматы'),
    child('male', 'Мурад', '', '2А'),
    child('female', 'Фатима', undefined, 'Солнышко'),
  ]
  const adult = (kinship: Kinship, sex: Sex, given: string, father: string): Guardian => {
    return { kinship, person: { ...personName(sex, 'Алиев', given, father), id: newId(), login: '' } }
  }
  const guardians = [
    adult('mother', 'female', 'Зарема', 'Омар'),
    adult('father', 'male', 'Расул', 'Гаджи'),
    adult('grandmother', 'female', 'Рукият', 'Магомед'),
  ]
  return { children, guardians }
}

/** What lists in Dagestan hold: two Magomed Magomedovs in one class, a very long name, twins, a girl nobody has joined for. */
function namesakes({ random, newId, classes }: Maker): Family[] {
  const born = (surname: string, father: string, given: readonly string[], className: string): Family => {
    const children = given.map((name): Person => {
      const sex: Sex = givenNames.female.includes(name) || name === 'Зайнаб-Ханум' ? 'female' : 'male'
      const about = { familyName: familyNameFor(sex, surname), givenName: name, patronymic: patronymicFor(sex, father) }
      return { sex, ...about, id: newId(), login: '' }
    })
    classNamed(classes, className).pupils.push(...children)
    return { children, guardians: guardiansOf({ random, newId }, surname, father) }
  }
  return [
    born('Магомедов', 'Шамиль', ['Магомед'], '7А'),
    born('Магомедов', 'Али', ['Магомед'], '7А'),
    born('Абдулмуслимов', 'Абдулмуслим', ['Зайнаб-Ханум'], '5А'),
    born('Пирмагомедов', 'Нурмагомед', ['Хасан', 'Гусейн'], '3А'),
    { ...born('Юнусов', 'Тагир', ['Хадижат'], '5А'), guardians: [] },
  ]
}

function classNamed(classes: readonly SchoolClass[], name: string): SchoolClass {
  return classes.find((one) => one.name === name)!
}
