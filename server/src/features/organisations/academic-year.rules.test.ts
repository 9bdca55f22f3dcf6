import { expect, test } from 'vitest'
import {
  academicYearOf,
  dayIn,
  endOfDay,
  isTimeZone,
  isYearNear,
  startOfDay,
  yearsThatCount,
} from './academic-year.rules.ts'

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

test('a day begins and ends by the clocks of the school, also on the day the clocks change', () => {
  expect(startOfDay('Europe/Moscow', '2026-11-23')).toEqual(new Date('2026-11-22T21:00:00Z'))
  expect(endOfDay('Europe/Moscow', '2026-11-23')).toEqual(new Date('2026-11-23T21:00:00Z'))
  expect(startOfDay('Asia/Vladivostok', '2027-01-01')).toEqual(new Date('2026-12-31T14:00:00Z'))
  expect(startOfDay('Europe/Berlin', '2026-03-29')).toEqual(new Date('2026-03-28T23:00:00Z'))
  expect(endOfDay('Europe/Berlin', '2026-03-29')).toEqual(new Date('2026-03-29T22:00:00Z'))
  expect([startOfDay('UTC', '2026-02-30'), endOfDay('UTC', '2026-13-01')]).toEqual([undefined, undefined])
})

test('every day is found again from its first and its last moment, in every zone', () => {
  for (const zone of ['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Kathmandu', 'Asia/Kamchatka', 'America/New_York']) {
    for (let time = Date.UTC(2026, 0, 1); time < Date.UTC(2027, 0, 1); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10)
      expect(dayIn(zone, startOfDay(zone, day)!)).toBe(day)
      expect(dayIn(zone, new Date(endOfDay(zone, day)!.getTime() - 1))).toBe(day)
      expect(dayIn(zone, new Date(startOfDay(zone, day)!.getTime() - 1))).not.toBe(day)
    }
  }
})
