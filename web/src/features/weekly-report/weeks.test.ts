import { expect, test } from 'vitest'
import { weekAfter, weekNumber, weekOf } from './weeks.ts'

test('the protocol of a week opens the week that calendars print, also where years meet', () => {
  expect(weekOf('2026-11-27')).toBe('2026-W48')
  expect(weekOf('2027-01-01')).toBe('2026-W53')
  expect(weekOf('2027-01-04')).toBe('2027-W01')
  expect(weekAfter('2026-W52', 1)).toBe('2026-W53')
  expect(weekAfter('2026-W53', 1)).toBe('2027-W01')
  expect(weekAfter('2027-W01', -1)).toBe('2026-W53')
  expect(weekNumber('2026-W07')).toBe(7)
})
