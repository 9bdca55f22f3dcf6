import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchLines } from './match.rules.ts'

const line = (fullName: string) => {
  const [familyName = '', givenName = '', patronymic = ''] = fullName.split(' ')
  return { familyName, givenName, patronymic }
}
const list = [
  'Магомедов Магомед Ахмедович',
  'Магомедов Магомед Расулович',
  'Семёнов Артём',
  'Алиева Хадижат',
  'Омарова Ася',
].map(line)
const found = (typed: string) =>
  matchLines(line(typed), list).map(({ line: { givenName, patronymic }, match }) =>
    `${match} ${givenName} ${patronymic}`.trim(),
  )

test('the child’s own line is suggested whatever the spelling of ё, case or keyboard', () => {
  expect(found('СЕМЕНОВ АРТЕМ')).toEqual(['same Артём'])
  expect(found('Oмарова Acя')).toEqual(['same Ася'])
})

test('namesakes are both suggested, and a patronymic tells them apart', () => {
  expect(found('Магомедов Магомед')).toEqual(['same Магомед Ахмедович', 'same Магомед Расулович'])
  expect(found('Магомедов Магомед Расулович')).toEqual(['same Магомед Расулович'])
})

test('a slip of the finger, a variant of the name or swapped words still find the line, as similar only', () => {
  expect(found('Алиева Хадиджат')).toEqual(['similar Хадижат'])
  expect(found('Магамедов Мухаммад Ахмедович')).toEqual(['similar Магомед Ахмедович'])
  expect(found('Артём Семёнов')).toEqual(['similar Артём'])
  expect(found('Омраова Ася')).toEqual(['similar Ася'])
})

test('a stranger is suggested nobody', () => {
  expect(found('Иванов Пётр')).toEqual([])
  expect(found('Магомедов Расул')).toEqual([])
})

test('a line always matches itself and no text makes matching fail', () => {
  const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(word, word, word, (familyName, givenName, patronymic) => {
      const one = { familyName, givenName, patronymic }
      expect(matchLines(one, [one])).toEqual([{ line: one, match: 'same' }])
    }),
  )
})
