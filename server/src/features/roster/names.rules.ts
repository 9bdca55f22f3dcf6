import type { PersonBrief, Role } from '#protocol/common.ts'
import type { Kinship } from '#protocol/roster.ts'
import type { Language } from '#server/platform/refusal.ts'
import { genitive } from './genitive.rules.ts'

export type NameParts = { familyName: string; givenName: string; patronymic: string }

/** A tie as naming needs it; `shared` when the reader has a tie to the same organisation. */
export type NamingTie = {
  role: Role
  position: string
  className: string
  kinship: Kinship | ''
  child: NameParts | null
  shared: boolean
}

export type NamingFacts = NameParts & { id: string; ties: readonly NamingTie[] }

const mostTellingFirst: readonly Role[] = [
  'head',
  'deputy',
  'administrator',
  'form_teacher',
  'teacher',
  'staff',
  'office_specialist',
  'pupil',
  'guardian',
  'operator',
]
const childrenNamedMax = 2

/** Names as the product shows them; where two in the list look alike, both get what tells them apart. */
export function namePeople(people: readonly NamingFacts[], language: Language): PersonBrief[] {
  const named = people.map((person) => nameOne(person, language))
  const forms = [shortForm, longForm, longestForm]
  const chosen = named.map(() => 0)
  for (let level = 1; level < forms.length; level++) {
    const alike = Map.groupBy(named.keys(), (index) => folded(forms[chosen[index]!]!(named[index]!)))
    for (const group of alike.values()) {
      const distinct = new Set(group.map((index) => named[index]!.brief.id))
      if (distinct.size > 1) for (const index of group) chosen[index] = level
    }
  }
  return named.map((one, index) => ({ ...one.brief, name: forms[chosen[index]!]!(one) }))
}

/** «Алиева Патимат Гаджиевна». */
export function fullName({ familyName, givenName, patronymic }: NameParts): string {
  return [familyName, givenName, patronymic].filter(Boolean).join(' ')
}

/** For comparing: case, ё/е and Latin letters that look like Russian ones aside. */
export function folded(text: string): string {
  return text
    .toUpperCase()
    .replaceAll('Ё', 'Е')
    .replace(/[ABCEHKMOPTXY]/g, (letter) => cyrillicOf[letter]!)
    .replace(/\s+/g, ' ')
    .trim()
}

const cyrillicOf: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
}

type Named = { person: NamingFacts; asStaff: boolean; brief: PersonBrief }

function nameOne(person: NamingFacts, language: Language): Named {
  const tie = mostTelling(person.ties)
  const asStaff = tie !== undefined && tie.role !== 'pupil' && tie.role !== 'guardian' && person.patronymic !== ''
  const brief: PersonBrief = {
    id: person.id,
    name: '',
    fullName: fullName(person),
    role: tie?.role ?? null,
    note: tie ? noteFor(tie, person.ties, language) : '',
  }
  return { person, asStaff, brief }
}

function mostTelling(ties: readonly NamingTie[]): NamingTie | undefined {
  const shared = ties.filter((tie) => tie.shared)
  return (shared.length > 0 ? shared : ties).toSorted(
    (a, b) => mostTellingFirst.indexOf(a.role) - mostTellingFirst.indexOf(b.role),
  )[0]
}

function noteFor(tie: NamingTie, ties: readonly NamingTie[], language: Language): string {
  if (tie.role === 'guardian') return guardianNote(ties, language)
  if (tie.role === 'pupil') return tie.className
  if (tie.role === 'form_teacher') {
    const classes = ties.filter((other) => other.role === 'form_teacher').map((other) => other.className)
    return [...new Set(classes)].join(', ')
  }
  return tie.position || ties.find((other) => other.position !== '')?.position || ''
}

function guardianNote(ties: readonly NamingTie[], language: Language): string {
  const all = ties.filter((tie) => tie.child !== null)
  const shared = all.filter((tie) => tie.shared)
  const seen = new Map((shared.length > 0 ? shared : all).map((tie) => [fullName(tie.child!) + tie.className, tie]))
  const children = [...seen.values()]
  const kinship = children[0]?.kinship || 'close'
  const shown = children
    .slice(0, childrenNamedMax)
    .map(({ child, className }) => childPhrase(child!, className, language))
  const rest = children.length - shown.length
  const more = rest > 0 ? (language === 'ru' ? ` и ещё ${rest}` : ` and ${rest} more`) : ''
  return `${kinshipWords[language][kinship]} ${shown.join(language === 'ru' ? ' и ' : ' and ')}${more}`
}

function childPhrase(child: NameParts, className: string, language: Language): string {
  const name = language === 'ru' ? genitive(child.givenName, child.patronymic, child.familyName) : child.givenName
  return className === '' ? name : `${name}, ${className}`
}

const kinshipWords: Record<Language, Record<Kinship, string>> = {
  ru: { mother: 'мама', father: 'папа', grandmother: 'бабушка', grandfather: 'дедушка', close: 'для' },
  en: {
    mother: 'mother of',
    father: 'father of',
    grandmother: 'grandmother of',
    grandfather: 'grandfather of',
    close: 'for',
  },
}

/** «Патимат Гаджиевна», «Аминат Алиева». */
function shortForm({ person, asStaff }: Named): string {
  return asStaff ? `${person.givenName} ${person.patronymic}` : `${person.givenName} ${person.familyName}`.trim()
}

/** «Патимат Гаджиевна Алиева», «Аминат Расуловна Алиева». */
function longForm({ person }: Named): string {
  return [person.givenName, person.patronymic, person.familyName].filter(Boolean).join(' ')
}

function longestForm(named: Named): string {
  const { note } = named.brief
  return note === '' ? longForm(named) : `${longForm(named)}, ${note}`
}
