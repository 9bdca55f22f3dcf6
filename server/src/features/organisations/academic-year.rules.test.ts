import { expect, test } from 'vitest'
import { academicYearOf, dayIn, isTimeZone, isYearNear, yearsThatCount } from './academic-year.rules.ts'

test('the school year turns on the first of September, in the zone of the school', () => {
  expect(academicYearOf('2026-08-31')).toBe('2025/2026')
  expect(academicYearOf('2026-09-01')).toBe('2026/2027')
  expect(academicYearOf('2027-01-15')).toBe('2026/2027')
  const evening = new Date('2026-08-31T20:00:00Z')
  expect(dayIn('Europe/Moscow', evening)).toBe('2026-08-31')
  expect(dayIn('Asia/Vladivostok', evening)).toBe('2026-09-01')
})

test('in summer a school that has made its new classes is active, and one that has not yet too', () => {
  expect(yearsThatCount('2026-07-10')).toEqual(['2025/2026', '2026/2027'])
  expect(yearsThatCount('2026-09-10')).toEqual(['2026/2027', '2025/2026'])
  expect(yearsThatCount('2027-02-10')).toEqual(['2026/2027'])
})

test('a class is made for this school year, the last or the next', () => {
  const years = ['2025/2026', '2026/2027', '2027/2028']
  expect(years.every((year) => isYearNear(year, '2026-11-23'))).toBe(true)
  expect(['2099/2012', '2026/2028', '2024/2025', '2028/2029'].some((year) => isYearNear(year, '2026-11-23'))).toBe(
    false,
  )
})

test('only real time zones are taken', () => {
  expect(['Europe/Moscow', 'Asia/Yekaterinburg', 'UTC'].every(isTimeZone)).toBe(true)
  expect(['Moscow', '', '+03:00', 'Europe/Nowhere'].some(isTimeZone)).toBe(false)
})
