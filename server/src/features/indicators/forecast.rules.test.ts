import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecastOf, type Point } from './forecast.rules.ts'

const point = (day: string, numerator: number, denominator = 100): Point => ({ day, numerator, denominator })
const fridays = (...shares: number[]) =>
  shares.map((share, n) => point(new Date(Date.UTC(2026, 9, 30) + n * 7 * 864e5).toISOString().slice(0, 10), share))

test('ten percent a week from sixty reach ninety in three weeks', () => {
  expect(forecastOf(point('2026-11-20', 60), fridays(30, 40, 50, 60), 90)).toBe('2026-12-11')
  expect(forecastOf(point('2026-11-24', 60), fridays(50, 60), 90)).toBe('2026-12-15')
})

test('only the last four Fridays tell the pace: an old burst promises nothing', () => {
  expect(forecastOf(point('2026-12-04', 54), fridays(0, 0, 51, 52, 53, 54), 60)).toBe('2027-01-15')
})

test('no day is promised where none can be said', () => {
  const now = point('2026-11-20', 60)
  expect(forecastOf(now, [], 90)).toBeNull()
  expect(forecastOf(now, fridays(60), 90)).toBeNull()
  expect(forecastOf(now, fridays(60, 60, 60), 90)).toBeNull()
  expect(forecastOf(now, fridays(70, 65, 60), 90)).toBeNull()
  expect(forecastOf(point('2026-11-20', 90), fridays(70, 80, 90), 90)).toBeNull()
  expect(forecastOf(point('2026-11-20', 0, 0), fridays(50, 60), 90)).toBeNull()
  expect(forecastOf(now, [point('2026-11-13', 0, 0), point('2026-11-20', 60)], 90)).toBeNull()
  expect(
    forecastOf(point('2026-11-20', 1, 1000), [point('2026-11-13', 0, 1000), point('2026-11-20', 1, 1000)], 90),
  ).toBeNull()
})

test('a list that grows is measured by its share: more staff is no less progress made', () => {
  expect(forecastOf(point('2026-11-20', 60, 200), [point('2026-11-13', 20), point('2026-11-20', 60, 200)], 50)).toBe(
    '2026-12-04',
  )
})

test('a promised day lies after the day one looks, within two years, and at the same pace the goal is reached by then', () => {
  const shares = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(shares, fc.integer({ min: 1, max: 100 }), (given, percent) => {
      const known = fridays(...given)
      const now = known.at(-1)!
      const day = forecastOf(now, known, percent)
      if (day === null) return
      const days = (Date.parse(day) - Date.parse(now.day)) / 864e5
      expect(days).toBeGreaterThan(0)
      expect(days).toBeLessThanOrEqual(730)
      const used = known.slice(-4)
      const perDay = (now.numerator - used[0]!.numerator) / ((used.length - 1) * 7)
      expect(now.numerator + perDay * days).toBeGreaterThanOrEqual(percent - 1e-6)
      expect(now.numerator + perDay * (days - 1)).toBeLessThan(percent + 1e-6)
    }),
  )
})
