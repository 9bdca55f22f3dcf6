import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBranchName, legalFormOf, nameKey, shortNameOf } from './names.rules.ts'

test('of a full name stays what people say', () => {
  expect(
    shortNameOf('Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 12»'),
  ).toBe('СОШ № 12')
  expect(shortNameOf('МБДОУ "Детский сад "Ромашка" г. Избербаш')).toBe('Детский сад "Ромашка г. Избербаш')
  expect(shortNameOf('Гимназия № 1')).toBe('Гимназия № 1')
})

test('a short name always fits where it is kept', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 2, maxLength: 300 }), (name) => {
      expect(shortNameOf(name).length).toBeLessThanOrEqual(80)
    }),
  )
})

test('a legal form is read off the name only where it stands there', () => {
  expect(
    ['МБОУ «Лицей»', 'МБУ ДО «ДДТ»', 'Филиал МКОУ «СОШ»', 'Лицей', 'УМНЫЙ САД'].map((name) => legalFormOf(name)),
  ).toEqual([...['МБОУ', 'МБУ ДО', 'МКОУ', '', '']])
})

test('signs and capitals make no other name; a branch is known by its name', () => {
  expect(nameKey('МБОУ «СОШ №1»')).toBe(nameKey('Мбоу "сош № 1"'))
  expect(['Филиал СОШ № 1', 'Филиалова школа'].map(isBranchName)).toEqual([true, false])
})
