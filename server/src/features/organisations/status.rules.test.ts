import { expect, test } from 'vitest'
import { shareOf, statusFrom, sumOfStaff } from './status.rules.ts'

const school = {
  ...{ counted: true, verified: true, registered: 3, registeredStaff: 3, classes: 1, emptyClasses: 1 },
  staff: { listed: 40, inside: 30, onLeave: 2, expected: null },
}

test('a profile is active once it is confirmed, with more than two people and one class, even an empty one, and not before', () => {
  expect(statusFrom(school)).toMatchObject({ active: true, reasons: [] })
  expect(statusFrom({ ...school, registered: 2 })).toMatchObject({ active: false, reasons: ['few_registered'] })
  expect(statusFrom({ ...school, classes: 0 })).toMatchObject({ active: false, reasons: ['no_class'] })
  expect(statusFrom({ ...school, registered: 0, classes: 0 }).reasons).toEqual(['nobody_registered', 'no_class'])
  expect(statusFrom({ ...school, verified: false })).toMatchObject({ active: false, reasons: ['not_verified'] })
})

test('an office is never asked for classes and never counts as active', () => {
  expect(statusFrom({ ...school, counted: false, registered: 0, classes: 0 })).toMatchObject({
    active: false,
    reasons: [],
  })
})

const expecting = (expected: number) => ({ ...school, staff: { ...school.staff, expected } })

test('staff are measured by the roster, or by the larger number that is expected; leave stands outside of both', () => {
  const { staff } = statusFrom(school)
  expect(staff).toEqual({ registered: 30, total: 40, onLeave: 2, unlisted: 0 })
  expect(statusFrom(expecting(42)).staff).toEqual(staff)
  expect(statusFrom(expecting(30)).staff).toEqual(staff)
  const larger = statusFrom(expecting(52)).staff
  expect(larger).toEqual({ registered: 30, total: 50, onLeave: 2, unlisted: 10 })
  expect(sumOfStaff([staff, larger])).toEqual({ registered: 60, total: 90, onLeave: 4, unlisted: 10 })
  expect(shareOf(staff)).toBe(0.75)
  expect(shareOf({ registered: 0, total: 0 })).toBe(0)
})
