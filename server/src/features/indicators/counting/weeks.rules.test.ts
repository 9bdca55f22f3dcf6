import { expect, test } from 'vitest'
import { dueAt, nextDueAt, usualCutOff, type CutOff } from './cut-off.rules.ts'
import { instantIn, mondayOf, weekAfter, weekOf } from './weeks.rules.ts'

test('a week is called as the calendar on the wall calls it, also where the year has 53 or turns in the middle', () => {
  const weeks = ['2026-01-01', '2026-11-27', '2026-12-31', '2027-01-01', '2027-01-03', '2027-01-04', '2024-12-30']
  expect(weeks.map(weekOf)).toEqual([
    ...['2026-W01', '2026-W48', '2026-W53', '2026-W53', '2026-W53', '2027-W01', '2025-W01'],
  ])
  expect(weekAfter('2026-W53', 1)).toBe('2027-W01')
  expect(weekAfter('2027-W01', -1)).toBe('2026-W53')
  expect(mondayOf('2026-W53')).toBe('2026-12-28')
})

test('a week that its year does not have is none', () => {
  expect(mondayOf('2025-W53')).toBeUndefined()
  expect(mondayOf('2026-W00')).toBeUndefined()
})

test('noon is noon on both sides of a change of the clocks', () => {
  const noon = { weekday: 5, minute: 12 * 60 }
  expect(instantIn('Europe/Berlin', '2026-W43', noon).toISOString()).toBe('2026-10-23T10:00:00.000Z')
  expect(instantIn('Europe/Berlin', '2026-W44', noon).toISOString()).toBe('2026-10-30T11:00:00.000Z')
  // The Sunday of the change itself: 25 hours long, and one without an hour past two.
  expect(instantIn('Europe/Berlin', '2026-W43', { weekday: 7, minute: 12 * 60 }).toISOString()).toBe(
    '2026-10-25T11:00:00.000Z',
  )
  expect(instantIn('Europe/Berlin', '2026-W13', { weekday: 7, minute: 12 * 60 }).toISOString()).toBe(
    '2026-03-29T10:00:00.000Z',
  )
  expect(instantIn('Asia/Vladivostok', '2026-W48', { weekday: 1, minute: 0 }).toISOString()).toBe(
    '2026-11-22T14:00:00.000Z',
  )
})

test('a cut-off that is set holds from then on, and a week has one whatever is set in its middle', () => {
  const monday = new Date('2026-11-23T09:00:00Z')
  const wednesday = new Date('2026-11-25T09:00:00Z')
  const later: CutOff = { weekday: 5, minute: 15 * 60, recordedAt: wednesday, replacedAt: null }
  const due = (week: string, ...history: CutOff[]) => dueAt('Europe/Moscow', week, history).toISOString()
  expect(due('2026-W48')).toBe('2026-11-27T09:00:00.000Z')
  expect(due('2026-W48', later)).toBe('2026-11-27T12:00:00.000Z')
  expect(due('2026-W47', later)).toBe('2026-11-20T09:00:00.000Z')
  // On Wednesday the office chooses Mondays: this week’s Monday is over, and still it is the week’s one instant.
  expect(due('2026-W48', { ...later, weekday: 1 })).toBe('2026-11-23T12:00:00.000Z')
  expect(nextDueAt('Europe/Moscow', monday, [])).toEqual({ week: '2026-W48', at: new Date('2026-11-27T09:00:00Z') })
  expect(nextDueAt('Europe/Moscow', new Date('2026-11-27T09:00:00Z'), []).week).toBe('2026-W49')
  expect(usualCutOff).toMatchObject({ weekday: 5, minute: 720 })
})
