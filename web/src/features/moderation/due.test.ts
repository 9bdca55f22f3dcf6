import { expect, it } from 'vitest'
import { dueIn } from './due.ts'

const now = Date.parse('2026-11-23T09:00:00.000Z')

it.each([
  ['2026-11-23T13:30:00.000Z', { late: false, unit: 'hours', count: 4 }],
  ['2026-11-23T09:00:20.000Z', { late: false, unit: 'minutes', count: 1 }],
  ['2026-11-23T08:30:00.000Z', { late: true, unit: 'minutes', count: 30 }],
  ['2026-11-20T09:00:00.000Z', { late: true, unit: 'days', count: 3 }],
])('a report due at %s says how urgent it is', (dueAt, expected) => {
  expect(dueIn(dueAt, now)).toEqual(expected)
})
