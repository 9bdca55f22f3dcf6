import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf } from './clock.rules.ts'
import { dueAt, nextDueAt } from './counting/cut-off.rules.ts'
import { mondayOf, weekAfter, weekAt, weekOf } from './counting/weeks.rules.ts'

const moscow = 'Europe/Moscow'

test('every day lies in exactly the week that names it, and weeks follow each other without a gap', () => {
  const day = fc.integer({ min: Date.UTC(1990, 0, 1) / 864e5, max: Date.UTC(2090, 0, 1) / 864e5 })
  fc.assert(
    fc.property(day, (number) => {
      const iso = (days: number) => new Date((number + days) * 864e5).toISOString().slice(0, 10)
      const monday = (new Date(number * 864e5).getUTCDay() + 6) % 7
      expect(mondayOf(weekOf(iso(0)))).toBe(iso(-monday))
      expect(weekAfter(weekOf(iso(0)), 1)).toBe(weekOf(iso(7)))
      expect(weekOf(iso(0)) === weekOf(iso(1))).toBe(monday !== 6)
    }),
  )
})

test('the day is that of the office’s own clock, east and west of Greenwich', () => {
  expect(weekAt('Asia/Kamchatka', new Date('2026-11-22T12:30:00Z'))).toBe('2026-W48')
  expect(weekAt('America/Anchorage', new Date('2026-11-23T08:30:00Z'))).toBe('2026-W47')
})

test('clocks that jump move no report: twelve stays twelve, a skipped time comes after the jump, a doubled one counts once', () => {
  const berlin = 'Europe/Berlin'
  expect(instantOf(berlin, '2026-03-27', 720)).toEqual(new Date('2026-03-27T11:00:00Z'))
  expect(instantOf(berlin, '2026-04-03', 720)).toEqual(new Date('2026-04-03T10:00:00Z'))
  expect(instantOf(berlin, '2026-03-29', 150)).toEqual(new Date('2026-03-29T01:30:00Z'))
  expect(instantOf(berlin, '2026-10-25', 150)).toEqual(new Date('2026-10-25T00:30:00Z'))
  // The day that Samoa left out was a Friday.
  expect(instantOf('Pacific/Apia', '2011-12-30', 720)).toEqual(new Date('2011-12-30T22:00:00Z'))
  expect(instantOf('Australia/Lord_Howe', '2026-10-04', 135)).toEqual(new Date('2026-10-03T15:45:00Z'))
  const sunday = { weekday: 7, minute: 150, recordedAt: new Date(0), replacedAt: null }
  expect(dueAt(berlin, '2026-W13', [sunday])).toEqual(new Date('2026-03-29T01:30:00Z'))
  expect(dueAt(berlin, '2026-W43', [sunday])).toEqual(new Date('2026-10-25T00:30:00Z'))
})

test('from any instant in any zone the next cut-off comes after it, within a week and a day', () => {
  const zones = [moscow, 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Etc/UTC']
  const cutOffs = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    minute: fc.integer({ min: 0, max: 1439 }),
    recordedAt: fc.constant(new Date(0)),
    replacedAt: fc.constant(null),
  })
  const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2080-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.constantFrom(...zones), cutOffs, instant, (timeZone, cutOff, at) => {
      const next = nextDueAt(timeZone, at, [cutOff])
      expect(next.at > at).toBe(true)
      expect(next.at.getTime() - at.getTime()).toBeLessThanOrEqual(8 * 864e5)
      expect(dueAt(timeZone, next.week, [cutOff])).toEqual(next.at)
      expect(weekAt(timeZone, next.at)).toBe(next.week)
    }),
  )
})
