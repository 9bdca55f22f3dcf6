import type { Random } from './random.ts'
import { familyNames, givenNames } from './names.data.ts'

export type Sex = 'female' | 'male'
export type Name = { sex: Sex; familyName: string; givenName: string; patronymic: string }

/** A family name is kept in its male form: «Алиев». */
export function personName(sex: Sex, family: string, given: string, father: string): Name {
  return { sex, familyName: familyNameFor(sex, family), givenName: given, patronymic: patronymicFor(sex, father) }
}

export function randomName(random: Random, sex: Sex, family = random.pick(familyNames)): Name {
  return personName(sex, family, random.pick(givenNames[sex]), random.pick(givenNames.male))
}

/** «Алиев» → «Алиева»; names that have one form stay. */
export function familyNameFor(sex: Sex, family: string): string {
  if (sex === 'male') return family
  if (/(ов|ев|ёв|ин|ын)$/.test(family)) return `${family}а`
  return family.replace(/(ский|цкий)$/, (end) => end.replace('ий', 'ая'))
}

/** From the father's given name: «Шамиль» → «Шамилевич», «Муса» → «Мусаевна»; empty stays empty. */
export function patronymicFor(sex: Sex, father: string): string {
  if (father === '') return ''
  const end = sex === 'male' ? 'ич' : 'на'
  if (/[йь]$/.test(father)) return `${father.slice(0, -1)}ев${end}`
  return /[аеиоуыэюя]$/.test(father) ? `${father}ев${end}` : `${father}ов${end}`
}
