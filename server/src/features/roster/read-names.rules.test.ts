import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTaken, readNamesFrom } from './read-names.rules.ts'

const names = (text: string) =>
  readNamesFrom(text, { room: 100 }).map(({ familyName, givenName, patronymic, state }) =>
    state === 'ok' ? [familyName, givenName, patronymic].join('|') : state,
  )

test('a list is read as people paste it: numbers, tabs, blank lines, spaces at the end, dates of birth', () => {
  expect(
    names(
      [
        '1. Алиева Аминат Расуловна  ',
        '',
        '2)\tГасанов\tМагомед\tАхмедович\t12.05.2014\tм',
        '№ 3 Омаров Али',
        '  4 – Иванова-Петрова Анна-Мария ',
        '5.Семёнова Алёна Игоревна\r',
        'Мамедов Расим Али оглы',
        'Кадырова;Зайнаб;Магомедовна',
        '\ufeffДжон О’Нил',
      ].join('\n'),
    ),
  ).toEqual([
    'Алиева|Аминат|Расуловна',
    'Гасанов|Магомед|Ахмедович',
    'Омаров|Али|',
    'Иванова-Петрова|Анна-Мария|',
    'Семёнова|Алёна|Игоревна',
    'Мамедов|Расим|Али оглы',
    'Кадырова|Зайнаб|Магомедовна',
    'Джон|О’Нил|',
  ])
})

test('a list in capitals or with letters of the other keyboard becomes what was meant', () => {
  expect(names('АЛИЕВА АМИНАТ РАСУЛОВНА')).toEqual(['Алиева|Аминат|Расуловна'])
  expect(names('гаджиев гаджи-мурад')).toEqual(['Гаджиев|Гаджи-Мурад|'])
  expect(names('Aлиeв Mагомед')).toEqual(['Алиев|Магомед|'])
  expect(names('МакКензи Иван')).toEqual(['МакКензи|Иван|'])
})

test('lines that are no names are named one by one and cost no other line', () => {
  const rows = readNamesFrom(
    'Фамилия Имя Отчество\nАлиев\n+7 928 123 45 67\nИван0в Иван\nОмаров Али\n=HYPERLINK("x")',
    { room: 9 },
  )
  expect(rows.map((row) => [row.line, row.state])).toEqual([
    [1, 'not_a_name'],
    [2, 'one_word'],
    [3, 'not_a_name'],
    [4, 'not_a_name'],
    [5, 'ok'],
    [6, 'not_a_name'],
  ])
})

test('namesakes are kept and marked, whether they stand above or on the list already', () => {
  const known = [{ familyName: 'Семенов', givenName: 'Ахмед', patronymic: '' }]
  const rows = readNamesFrom('Магомедов Магомед\nМАГОМЕДОВ МАГОМЕД\nСемёнов Ахмед', { known, room: 9 })
  expect(rows.map((row) => row.state)).toEqual(['ok', 'duplicate', 'duplicate'])
  expect(rows.every(isTaken)).toBe(true)
})

test('a list beyond the size of a class is cut with a word, not in silence', () => {
  expect(readNamesFrom('А Б\nВ Г\nД Е', { room: 2 }).map((row) => row.state)).toEqual(['ok', 'ok', 'too_many'])
})

test('no text makes the reader fail, and what it takes are names that can be stored', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(30), (text, room) => {
      const rows = readNamesFrom(text, { room })
      expect(rows.filter(isTaken).length).toBeLessThanOrEqual(room)
      for (const row of rows.filter(isTaken)) {
        expect(row.familyName.length).toBeGreaterThan(0)
        expect(row.givenName.length).toBeGreaterThan(0)
        expect(Math.max(row.familyName.length, row.givenName.length, row.patronymic.length)).toBeLessThanOrEqual(80)
        expect(row.familyName + row.givenName + row.patronymic).not.toMatch(/[\d\n\t<>=]/)
      }
    }),
  )
})

test('reading what was read gives the same names', () => {
  const word = fc.stringMatching(/^[А-Я][а-я]{1,10}$/)
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word, word), { maxLength: 20 }), (list) => {
      const text = list.map((parts) => parts.join(' ')).join('\n')
      const again = readNamesFrom(text, { room: 100 }).map(
        (row) => `${row.familyName} ${row.givenName} ${row.patronymic}`,
      )
      expect(again.join('\n')).toBe(
        text
          .split('\n')
          .filter((line) => line !== 'Фамилия Имя Отчество')
          .join('\n'),
      )
    }),
  )
})
