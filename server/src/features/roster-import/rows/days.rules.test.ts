import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDay, yearsBetween, type DayOptions } from './days.rules.ts'

const pupil: DayOptions = { today: '2026-11-23', date1904: false, yearMin: 2000, yearMax: 2026 }
const staff: DayOptions = { ...pupil, yearMin: 1916, yearMax: 2012 }
const day = (cell: string | number | { serial: number }, options = pupil) => {
  const read = readDay(cell, options)
  return 'day' in read ? read.day : read.problem
}

test('a birthday is read however people write it', () => {
  for (const cell of [
    '01.09.2015',
    '1.9.2015',
    '1.09.15',
    '01/09/2015',
    '01-09-2015',
    '2015-09-01',
    '2015.9.1',
    '2015-09-01T00:00:00',
    '01.09.2015 0:00:00',
    '01.09.2015 г.',
    '1 сентября 2015 г.',
    '01092015',
    1_092_015,
    '42248',
    42_248,
    { serial: 42_248.5 },
  ])
    expect(day(cell), JSON.stringify(cell)).toBe('2015-09-01')
  expect(day('')).toBe('')
})

test('two digits of a year mean the century in which the person can have been born', () => {
  expect(day('1.9.15', staff)).toBe('1915-09-01')
  expect(day('1.9.75', staff)).toBe('1975-09-01')
  expect(day('1.9.05', staff)).toBe('2005-09-01')
  expect(day('1.9.15', pupil)).toBe('2015-09-01')
})

test('a date that cannot be is refused, not rolled over into the next month', () => {
  for (const cell of ['31.02.2015', '29.02.2015', '32.01.2015', '01.13.2015', '00.01.2015', { serial: 60 }])
    expect(day(cell), JSON.stringify(cell)).toBe('date_impossible')
  expect(day('29.02.2016')).toBe('2016-02-29')
  expect(day('2015')).toBe('date_only_year')
  expect(day(2015)).toBe('date_only_year')
  for (const cell of ['осень 2015', '01.09', 'нет', '99999999']) expect(day(cell), cell).toBe('date_unclear')
})

test('days of a workbook from a Mac of long ago are not four years off', () => {
  expect(day({ serial: 42_248 - 1_462 }, { ...pupil, date1904: true })).toBe('2015-09-01')
})

test('every day of a century comes back from every way of writing it', () => {
  const from = Date.UTC(1920, 0, 1)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 38_000 }), (days) => {
      const iso = new Date(from + days * 86_400_000).toISOString().slice(0, 10)
      const [year = '', month = '', date = ''] = iso.split('-')
      const serial = (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000
      expect([
        day(`${date}.${month}.${year}`),
        day(iso),
        day({ serial }),
        day(`${Number(date)}/${Number(month)}/${year}`),
      ]).toEqual([iso, iso, iso, iso])
    }),
  )
})

test('a year is full on the birthday, not the day before', () => {
  expect(yearsBetween('2015-11-23', '2026-11-23')).toBe(11)
  expect(yearsBetween('2015-11-24', '2026-11-23')).toBe(10)
})
