import type { Kinship, LegalKind } from '#protocol/roster.ts'
import { legalKindFor, type NameParts } from '#server/features/roster/exports.rules.ts'
import { nobody, type EntryGuardian, type EntryPerson } from '../entries.ts'
import type { MappedRow } from './cells.ts'
import { readEmail, readPhone, readSex, readSnils, takeContacts } from './contacts.rules.ts'
import { readDay, yearsBetween, type DayOptions } from './days.rules.ts'
import type { Field, GuardianField, GuardianKey } from './fields.ts'
import { joinNameParts, splitFullName, type ReadFullName } from './full-name.rules.ts'
import { kinshipWords, legalKindWords, legalNo, legalYes } from './header-words.ts'

const idLengthMax = 100

export type Ages = { min: number; max: number }
export type PersonOptions = { today: string; date1904: boolean }

/** The person of a row; `held` when the name or the date of birth was refused, `undefined` when there is no name at all. */
export function readPerson(
  row: MappedRow,
  options: PersonOptions,
  ages: Ages,
): { person: EntryPerson; held: boolean } | undefined {
  const name = readName(row)
  if (!name) return undefined
  const birth = readBirthDate(row, 'birthDate', options, ages)
  const person: EntryPerson = {
    ...name,
    birthDate: birth ?? '',
    sex: readSexOf(row, 'sex'),
    snils: readOr(row, 'snils', readSnils, 'snils_wrong'),
    phone: readOr(row, 'phone', readPhone, 'phone_wrong'),
    email: readOr(row, 'email', readEmail, 'email_wrong'),
    fileNumber: shortText(row, 'fileNumber', idLengthMax),
    externalId: shortText(row, 'externalId', idLengthMax),
  }
  return { person, held: birth === undefined }
}

/** A guardian of the row's child; `undefined` when the row names none or the name cannot be read (which is reported). */
export function readGuardian(row: MappedRow, key: GuardianKey, options: PersonOptions): EntryGuardian | undefined {
  const field = (name: GuardianField) => `${key}.${name}` as Field
  const full = takeContacts(row.text(field('fullName')))
  const parts = [row.text(field('familyName')), row.text(field('givenName')), row.text(field('patronymic'))] as const
  const isNamed = full.rest !== '' || parts.some((part) => part !== '')
  if (!isNamed || /^[-–—]+$|^нет$/i.test(full.rest)) return undefined
  const read: ReadFullName = full.rest === '' ? joinNameParts(...parts) : splitFullName(full.rest)
  if ('problem' in read) {
    row.problem(field(full.rest === '' ? 'familyName' : 'fullName'), 'guardian_wrong', true, {
      value: full.rest || parts.join(' ').trim(),
    })
    return undefined
  }
  const kinship = kinshipOf(key, row.text(field('kinship')))
  return {
    ...nobody,
    ...read.name,
    kinship,
    legalKind: readLegalKind(row, field('legalKind'), kinship),
    birthDate: readBirthDate(row, field('birthDate'), options, { min: 14, max: 110 }, true) ?? '',
    sex: readSexOf(row, field('sex')),
    snils: readOr(row, field('snils'), readSnils, 'snils_wrong'),
    phone: readOr(row, field('phone'), readPhone, 'phone_wrong') || full.phone,
    email: readOr(row, field('email'), readEmail, 'email_wrong') || full.email,
  }
}

/** A text of limited length; a longer one is reported and left out. */
export function shortText(row: MappedRow, field: Field, max: number): string {
  const text = row.text(field).replace(/\s+/g, ' ')
  if (text.length <= max) return text
  row.problem(field, 'too_long', true, { max })
  return ''
}

/** A day that may be missing; what cannot be read is reported and left out. */
export function readOptionalDay(row: MappedRow, field: Field, options: PersonOptions): string {
  const year = Number(options.today.slice(0, 4))
  const read = readDay(row.cell(field), { ...options, yearMin: 1950, yearMax: year + 1 })
  if ('day' in read) return read.day
  row.problem(field, read.problem, true, { value: row.text(field) })
  return ''
}

function readName(row: MappedRow): NameParts | undefined {
  const familyText = row.text('familyName')
  const givenText = row.text('givenName')
  const inParts = familyText !== '' || givenText !== ''
  const fullText = inParts ? [familyText, givenText].join(' ').trim() : row.text('fullName')
  const read = inParts ? joinNameParts(familyText, givenText, row.text('patronymic')) : splitFullName(fullText)
  if ('name' in read) {
    const patronymic = inParts ? read.name.patronymic : read.name.patronymic || row.text('patronymic')
    return { ...read.name, patronymic }
  }
  const field = inParts || !row.has('fullName') ? (row.has('familyName') ? 'familyName' : 'givenName') : 'fullName'
  row.problem(row.has(field) ? field : undefined, read.problem, false, { value: fullText.slice(0, 80) })
  return undefined
}

/** Empty when the file does not say, `undefined` when what it says was refused. */
function readBirthDate(
  row: MappedRow,
  field: Field,
  { today, date1904 }: PersonOptions,
  ages: Ages,
  taken = false,
): string | undefined {
  const year = Number(today.slice(0, 4))
  const options: DayOptions = { today, date1904, yearMin: year - ages.max - 1, yearMax: year - ages.min }
  const read = readDay(row.cell(field), options)
  if ('problem' in read) {
    row.problem(field, read.problem, taken, { value: row.text(field).slice(0, 40) })
    return undefined
  }
  if (read.day === '') return ''
  const age = yearsBetween(read.day, today)
  if (age >= ages.min && age <= ages.max) return read.day
  row.problem(field, 'age_unlikely', taken, { value: read.day.split('-').reverse().join('.'), age })
  return undefined
}

function readSexOf(row: MappedRow, field: Field): EntryPerson['sex'] {
  const text = row.text(field)
  const sex = readSex(text)
  if (sex === undefined) row.problem(field, 'sex_unknown', true, { value: text.slice(0, 40) })
  return sex ?? ''
}

function readOr(
  row: MappedRow,
  field: Field,
  read: (text: string) => string | undefined,
  code: 'snils_wrong' | 'phone_wrong' | 'email_wrong',
): string {
  const text = row.text(field)
  const value = read(text)
  if (value === undefined) row.problem(field, code, true, { value: text.slice(0, 80) })
  return value ?? ''
}

/** `undefined` where the file does not say; what cannot be read is reported and left out. */
function readLegalKind(row: MappedRow, field: Field, kinship: Kinship): LegalKind | undefined {
  const said = row.text(field).trim().toLowerCase().replaceAll('ё', 'е')
  if (said === '' || /^[-–—]+$/.test(said)) return undefined
  if (legalYes.includes(said)) return legalKindFor('representative', kinship, 'unknown')
  if (legalNo.includes(said)) return legalKindFor('close', kinship, 'unknown')
  for (const kind of Object.keys(legalKindWords) as (keyof typeof legalKindWords)[]) {
    if ((legalKindWords[kind] as readonly string[]).includes(said)) return kind
  }
  row.problem(field, 'legal_unknown', true, { value: said.slice(0, 40) })
  return undefined
}

function kinshipOf(key: GuardianKey, said: string): Kinship {
  const word = said.toLowerCase()
  for (const kinship of Object.keys(kinshipWords) as (keyof typeof kinshipWords)[]) {
    if (key === kinship || (kinshipWords[kinship] as readonly string[]).includes(word)) return kinship
  }
  return 'close'
}
