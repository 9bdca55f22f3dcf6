import { expect, test } from 'vitest'
import { statusFrom } from './status.rules.ts'

const school = { counted: true, registered: 3, registeredStaff: 3, classes: 1, emptyClasses: 1 }

test('a profile is active with more than two people and one class, even an empty one, and not before', () => {
  expect(statusFrom(school)).toMatchObject({ active: true, reasons: [] })
  expect(statusFrom({ ...school, registered: 2 })).toMatchObject({ active: false, reasons: ['few_registered'] })
  expect(statusFrom({ ...school, classes: 0 })).toMatchObject({ active: false, reasons: ['no_class'] })
  expect(statusFrom({ ...school, registered: 0, classes: 0 }).reasons).toEqual(['few_registered', 'no_class'])
})

test('an office is never asked for classes and never counts as active', () => {
  expect(statusFrom({ ...school, counted: false, registered: 0, classes: 0 })).toMatchObject({
    active: false,
    reasons: [],
  })
})
