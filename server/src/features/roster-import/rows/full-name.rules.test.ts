import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinNameParts, splitFullName } from './full-name.rules.ts'

const split = (text: string) => {
  const read = splitFullName(text)
  return 'name' in read ? [read.name.familyName, read.name.givenName, read.name.patronymic] : read.problem
}

test('a full name falls into its parts, however many words the family or given name has', () => {
  expect(split('Алиева Патимат Гаджиевна')).toEqual(['Алиева', 'Патимат', 'Гаджиевна'])
  expect(split('  АЛИЕВ   магомед ')).toEqual(['Алиев', 'Магомед', ''])
  expect(split('Кара Мурза Ахмед Алиевич')).toEqual(['Кара Мурза', 'Ахмед', 'Алиевич'])
  expect(split('Алиев Магомед Али Расулович')).toEqual(['Алиев', 'Магомед Али', 'Расулович'])
  expect(split('Абдулмуслимова Зайнаб-Ханум Абдулмуслимовна')).toEqual([
    'Абдулмуслимова',
    'Зайнаб-Ханум',
    'Абдулмуслимовна',
  ])
  expect(split('Петров-Водкин Кузьма Сергеевич')).toEqual(['Петров-Водкин', 'Кузьма', 'Сергеевич'])
  expect(split('Мамедов Эльчин Рашид оглы')).toEqual(['Мамедов', 'Эльчин', 'Рашид оглы'])
  expect(split('Мамедова Лейла Рашид КЫЗЫ')).toEqual(['Мамедова', 'Лейла', 'Рашид кызы'])
  expect(split('Абрамович Роман Аркадьевич')).toEqual(['Абрамович', 'Роман', 'Аркадьевич'])
  expect(split('Магомед Ахмедович Алиев')).toEqual(['Алиев', 'Магомед', 'Ахмедович'])
  expect(split('Иванов Пётр Кузьмич')).toEqual(['Иванов', 'Пётр', 'Кузьмич'])
  expect(split('Иванова Анна Ильинична')).toEqual(['Иванова', 'Анна', 'Ильинична'])
  expect(split('Гасанова Фатима (опека)')).toEqual(['Гасанова', 'Фатима', ''])
})

test('Latin look-alike letters become Russian ones, so that nobody stands on the roster twice', () => {
  expect(split('Aлиeв Mагомед')).toEqual(['Алиев', 'Магомед', ''])
})

test('what nobody can split is asked about, never guessed', () => {
  expect(split('')).toBe('name_missing')
  expect(split('Алиев')).toBe('name_one_word')
  expect(split('Алиев М.А.')).toBe('name_initials')
  expect(split('Патимат Гаджиевна')).toBe('name_unclear')
  expect(split('Алиев Магомед 5А')).toBe('name_unclear')
  expect(split(`Алиев ${'Аб'.repeat(60)}`)).toBe('name_too_long')
})

test('columns of their own are trusted, a dash is no patronymic', () => {
  expect(joinNameParts('кара мурза', 'АХМЕД', '-')).toEqual({
    name: { familyName: 'Кара Мурза', givenName: 'Ахмед', patronymic: '' },
  })
  expect(joinNameParts('Алиев', 'М.', '')).toEqual({ problem: 'name_initials' })
  expect(joinNameParts('Алиев', '', 'Ахмедович')).toEqual({ problem: 'name_one_word' })
})

test('any name that is written out comes back as it was', () => {
  const family = fc.constantFrom('Алиев', 'Гасанова', 'Петров-Водкин', 'Шевченко', 'Ян')
  const given = fc.constantFrom('Магомед', 'Фатима', 'Пётр', 'Зайнаб-Ханум')
  const patronymic = fc.constantFrom('', 'Ахмедович', 'Ильинична', 'Кузьмич', 'Рашид оглы', 'Юрьевна')
  fc.assert(
    fc.property(family, given, patronymic, fc.constantFrom(' ', '  ', '\u00a0', ' \n'), (one, two, three, space) => {
      expect(split([one, two, three].filter(Boolean).join(space))).toEqual([one, two, three])
    }),
  )
})
