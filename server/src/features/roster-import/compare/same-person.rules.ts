import { isNearName } from '#server/features/invitations/exports.rules.ts'
import { nameKey } from './name-key.ts'
import type { EntryPerson, RosterEntry } from '../entries.ts'

const numbers = ['externalId', 'snils', 'fileNumber'] as const
const facts = ['sex', 'phone', 'email', 'birthDate', ...numbers] as const

/** A full name for comparing. */
export function fullKey({
  familyName,
  givenName,
  patronymic,
}: Pick<EntryPerson, 'familyName' | 'givenName' | 'patronymic'>): string {
  return `${nameKey(familyName)} ${nameKey(givenName)} ${nameKey(patronymic)}`
}

/** Names that are a slip of the pen or a spelling apart; a patronymic that one of them lacks fits any. */
export function isSimilarName(one: EntryPerson, other: EntryPerson): boolean {
  const near = (part: 'familyName' | 'givenName' | 'patronymic') => isNearName(nameKey(one[part]), nameKey(other[part]))
  const fitsPatronymic = one.patronymic === '' || other.patronymic === '' || near('patronymic')
  return fitsPatronymic && near('familyName') && near('givenName')
}

/** One number, and names that can be one person's: a family name may change, then the birth date must not. */
export function canShareNumber(one: EntryPerson, other: EntryPerson): boolean {
  const near = (part: 'familyName' | 'givenName') => isNearName(nameKey(one[part]), nameKey(other[part]))
  return near('givenName') && (near('familyName') || (one.birthDate !== '' && one.birthDate === other.birthDate))
}

/** Both have a number of one kind, and it is not the same. */
export function differInNumbers(one: EntryPerson, other: EntryPerson): boolean {
  return numbers.some((number) => one[number] !== '' && other[number] !== '' && one[number] !== other[number])
}

/** Both carry one insurance number, which is checked when it is read and never given twice; the names are compared apart. */
export function shareSnils(one: EntryPerson, other: EntryPerson): boolean {
  const differsInSex = one.sex !== '' && other.sex !== '' && one.sex !== other.sex
  return one.snils !== '' && one.snils === other.snils && !differsInSex
}

export function differInSnils(one: EntryPerson, other: EntryPerson): boolean {
  return one.snils !== '' && other.snils !== '' && one.snils !== other.snils
}

export function hasNumber(person: EntryPerson): boolean {
  return numbers.some((number) => person[number] !== '')
}

/** Something in which two rows cannot both be right about one person. */
export function contradict(one: RosterEntry, other: RosterEntry): boolean {
  const a = one.person
  const b = other.person
  if (facts.some((fact) => a[fact] !== '' && b[fact] !== '' && a[fact] !== b[fact])) return true
  if (one.kind !== 'pupil' || other.kind !== 'pupil') return false
  return one.guardians.length > 0 && other.guardians.length > 0 && !shareGuardian(one, other)
}

export function shareGuardian(one: RosterEntry, other: RosterEntry): boolean {
  if (one.kind !== 'pupil' || other.kind !== 'pupil') return false
  return one.guardians.some((mine) => other.guardians.some((theirs) => isSameGuardian(mine, theirs)))
}

/** One name, and contacts that do not speak against it. */
export function isSameGuardian(one: EntryPerson, other: EntryPerson): boolean {
  const differs = (fact: 'phone' | 'email') => one[fact] !== '' && other[fact] !== '' && one[fact] !== other[fact]
  return fullKey(one) === fullKey(other) && !(differs('phone') && differs('email'))
}

/** One digit off, or day and month changed over: more likely a slip than two children. */
export function isDateSlip(one: string, other: string): boolean {
  const differing = [...one].filter((sign, index) => sign !== other[index]).length
  return differing === 1 || `${one.slice(0, 5)}${one.slice(8)}-${one.slice(5, 7)}` === other
}
